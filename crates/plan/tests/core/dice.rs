//! Draws values of any type that serde can read, out of a string of bytes. So a new variant or field of a change is
//! drawn from the day it is there, with nobody having to list it here. Ids come from small pools, so that changes
//! collide, refer to what is not there, and start from old wordings.

use serde::de::value::Error;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::de::{Error as _, IntoDeserializer, value::StrDeserializer};

/// Ids of one kind that are drawn: the journals use the first two or three.
const IDS: u8 = 4;
/// Most members of a drawn list.
const LONGEST: u8 = 3;
const TEXTS: &[&str] =
    &["Foreldre", "Foreldre og hytteeiere", "Foreldre, og så\nhytteeiere", "", " ", "«Å» 🙂 \"x\"", "1+1"];
const DAYS: &[&str] = &["2026-01-05", "2026-03-02", "2025-12-31", "2027-06-15", "9999-12-31", "-009999-01-01"];
const NUMBERS: &[f64] = &[0.0, 1.0, 2.5, 0.001, 37.5, 0.1, 100.0, -1.0, 1e12, 123_456_789.123];
const WHOLE: &[u32] = &[0, 1, 2, 3, 4, 7, 26, 50, 100, 101, 65_535, u32::MAX];

/// A value drawn from bytes; what the type says no to is nothing.
pub fn draw<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    T::deserialize(&mut Dice { bytes }).ok()
}

/// The names of an enum's variants, as in JSON.
pub fn variants<T: DeserializeOwned>() -> Vec<&'static str> {
    let mut names = Names(Vec::new());
    let _ = T::deserialize(&mut names);
    names.0
}

struct Dice<'b> {
    bytes: &'b [u8],
}

impl Dice<'_> {
    fn roll(&mut self, sides: usize) -> usize {
        let Some((first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        usize::from(*first) % sides.max(1)
    }
    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len())]
    }
    fn whole(&mut self, most: u32) -> u32 {
        self.pick(WHOLE).min(most)
    }
}

impl<'de> Deserializer<'de> for &mut Dice<'_> {
    type Error = Error;
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("a change says what it is made of"))
    }
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_bool(self.roll(2) == 1)
    }
    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u32(self.whole(u32::from(u8::MAX)))
    }
    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u32(self.whole(u32::from(u16::MAX)))
    }
    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u32(self.whole(u32::MAX))
    }
    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_i64(i64::from(self.whole(u32::MAX)) * 1_000_000)
    }
    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_f64(self.pick(NUMBERS))
    }
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        // Ids and days both come as strings; only the type that is asked for tells them apart.
        if std::any::type_name::<V::Value>().ends_with("Date") {
            return visitor.visit_str(self.pick(DAYS));
        }
        visitor.visit_str(&format!("{:012}", self.roll(usize::from(IDS)) + 1))
    }
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(self.pick(TEXTS))
    }
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.roll(4) == 0 { visitor.visit_none() } else { visitor.visit_some(self) }
    }
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let left = self.roll(usize::from(LONGEST) + 1);
        visitor.visit_seq(Several { dice: self, left })
    }
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let left = self.roll(usize::from(LONGEST) + 1);
        visitor.visit_map(Several { dice: self, left })
    }
    fn deserialize_tuple<V: Visitor<'de>>(self, left: usize, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(Several { dice: self, left })
    }
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_seq(Several { dice: self, left: fields.len() })
    }
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let variant = self.pick(variants);
        visitor.visit_enum(Variant { dice: self, variant })
    }
    serde::forward_to_deserialize_any! {
        i8 i16 i32 i128 u64 u128 f32 char bytes byte_buf unit unit_struct tuple_struct identifier ignored_any
    }
}

struct Several<'a, 'b> {
    dice: &'a mut Dice<'b>,
    left: usize,
}

impl<'de> SeqAccess<'de> for Several<'_, '_> {
    type Error = Error;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(&mut *self.dice).map(Some)
    }
}

impl<'de> MapAccess<'de> for Several<'_, '_> {
    type Error = Error;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        self.next_element_seed(seed)
    }
    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(&mut *self.dice)
    }
}

struct Variant<'a, 'b> {
    dice: &'a mut Dice<'b>,
    variant: &'static str,
}

impl<'de, 'a, 'b> EnumAccess<'de> for Variant<'a, 'b> {
    type Error = Error;
    type Variant = &'a mut Dice<'b>;
    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Self::Variant), Error> {
        let name: StrDeserializer<'_, Error> = self.variant.into_deserializer();
        Ok((seed.deserialize(name)?, self.dice))
    }
}

impl<'de> VariantAccess<'de> for &mut Dice<'_> {
    type Error = Error;
    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self)
    }
    fn tuple_variant<V: Visitor<'de>>(self, left: usize, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(Several { dice: self, left })
    }
    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(Several { dice: self, left: fields.len() })
    }
}

/// Only listens for the names of an enum's variants.
struct Names(Vec<&'static str>);

impl<'de> Deserializer<'de> for &mut Names {
    type Error = Error;
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("not an enum"))
    }
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        self.0 = variants.to_vec();
        Err(Error::custom("only listening"))
    }
    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
