use super::*;

#[test]
fn a_download_is_called_what_the_plan_is_called() {
    let check = |title: &str, plain: &str, encoded: &str| {
        let wanted = format!("attachment; filename=\"{plain}.md\"; filename*=UTF-8''{encoded}.md");
        assert_eq!(disposition(title, "md"), wanted);
    };
    check("Plan 2027", "plan-2027", "Plan%202027");
    check("Blåbær & Øl", "blabaer-ol", "Bl%C3%A5b%C3%A6r%20%26%20%C3%98l");
    check("\"; filename=evil.exe\r\nX: y", "filename-evil-exe-x-y", "%22%3B%20filename%3Devil.exe%20X%3A%20y");
    check("", "plan", "plan");
    check("计划", "plan", "%E8%AE%A1%E5%88%92");
}

#[test]
fn a_name_that_goes_on_for_ever_ends() {
    let long = disposition(&"lang ".repeat(1_000), "html");
    assert!(long.len() < 1_000, "{}", long.len());
    assert!(long.ends_with(".html"));
}
