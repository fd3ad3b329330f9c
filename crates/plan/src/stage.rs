//! The nine stages and their three acts.

crate::model::words! {
    /// A stage of the method.
    Stage {
        /// 1: the communications strategy.
        Strategy = "strategy",
        /// 2: audiences.
        Audiences = "audiences",
        /// 3: objectives.
        Objectives = "objectives",
        /// 4: habits.
        Habits = "habits",
        /// 5: brainstorm.
        Brainstorm = "brainstorm",
        /// 6: sort.
        Sort = "sort",
        /// 7: resources.
        Resources = "resources",
        /// 8: tactics.
        Tactics = "tactics",
        /// 9: the plan, and carrying it out.
        Plan = "plan",
    }

    /// An act: stages that belong together.
    Act {
        /// 1 to 4.
        Understand = "understand",
        /// 5 and 6.
        Invent = "invent",
        /// 7 to 9.
        MakeItHappen = "make-it-happen",
    }
}

impl Stage {
    /// 1 to 9.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The act it belongs to.
    #[must_use]
    pub fn act(self) -> Act {
        match self {
            Self::Strategy | Self::Audiences | Self::Objectives | Self::Habits => Act::Understand,
            Self::Brainstorm | Self::Sort => Act::Invent,
            Self::Resources | Self::Tactics | Self::Plan => Act::MakeItHappen,
        }
    }
}
