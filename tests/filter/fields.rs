//! Input of the text fields.

use contact_sheet::domain::filter::{
    Filter,
    field::{FilterError, FilterField, parse_ids, validate},
};

#[test]
fn ids_may_have_any_separators() {
    let cases = [
        ("", vec![]),
        (" , ;\n", vec![]),
        ("1723547812345678", vec!["1723547812345678"]),
        ("a b\tc\r\nd", vec!["a", "b", "c", "d"]),
        ("a,b;c|d", vec!["a", "b", "c", "d"]),
        ("a，b、c；d｜e　f", vec!["a", "b", "c", "d", "e", "f"]),
        (r#"["a", 'b', `c`]"#, vec!["a", "b", "c"]),
        ("{a}(b)<c>【d】“e”「f」", vec!["a", "b", "c", "d", "e", "f"]),
        ("b,a,b,a", vec!["b", "a"]),
        ("MJ_1-2.3:4", vec!["MJ_1-2.3:4"]),
        ("\u{FEFF}a\u{200B}b\u{A0}c", vec!["a", "b", "c"]),
    ];
    for (text, ids) in cases {
        assert_eq!(parse_ids(text), ids, "{text}");
    }
}

#[test]
fn at_most_a_thousand_ids_are_allowed() {
    let list = |count: u32| (0..count).map(|id| id.to_string()).collect::<Vec<_>>().join("\n");
    assert_eq!(parse_ids(&list(1001)).len(), 1000);
    assert_eq!(validate(FilterField::Ids, &list(1000)), None);
    assert_eq!(validate(FilterField::Ids, &list(1001)), Some(FilterError::TooManyIds { max: 1000 }));
    assert_eq!(validate(FilterField::Ids, &"7 ".repeat(5000)), None, "duplicates do not count");
}

#[test]
fn an_id_has_any_characters_but_control_characters() {
    for text in [
        "",
        "  ",
        "a,b",
        "1723547812345678",
        "a_b-c.d:e",
        "a/b",
        "猫",
        "a b c?",
        "x=1",
        "%20",
        "é",
        &"x".repeat(100),
    ] {
        assert_eq!(validate(FilterField::Ids, text), None, "{text}");
    }
    for text in ["a\u{1}b", "\u{7f}", &"x".repeat(101), &"猫".repeat(34)] {
        assert_eq!(validate(FilterField::Ids, text), Some(FilterError::BadId), "{text}");
    }
}

#[test]
fn an_instance_id_is_digits_only() {
    for text in ["", " ", "0", " 1180346279054360586 "] {
        assert_eq!(validate(FilterField::InstanceId, text), None, "{text}");
    }
    for text in ["a", "1a", "-1", "1.5", "1 2", "1'; --", "１２", "٣"] {
        assert_eq!(validate(FilterField::InstanceId, text), Some(FilterError::DigitsOnly), "{text}");
    }
    let long = "1".repeat(2001);
    assert_eq!(validate(FilterField::InstanceId, &long), Some(FilterError::TooLong { max: 2000 }));
}

#[test]
fn a_text_has_at_most_2000_characters() {
    let texts = [
        FilterField::Prompt,
        FilterField::PromptEn,
        FilterField::Description,
        FilterField::FailReason,
        FilterField::State,
    ];
    for field in texts {
        assert_eq!(validate(field, &"猫".repeat(2000)), None);
        assert_eq!(validate(field, &format!("  {}  ", "x".repeat(2000))), None, "white space is trimmed");
        assert_eq!(validate(field, &"猫".repeat(2001)), Some(FilterError::TooLong { max: 2000 }));
        assert_eq!(validate(field, "any 'thing' <goes> \u{202E} \\ %"), None);
    }
}

#[test]
fn a_field_returns_its_text() {
    let mut filter = Filter::default();
    for field in FilterField::ALL {
        filter.set_field(field, "  12  ");
        assert_eq!(filter.field(field), "12");
    }
    filter.set_field(FilterField::Ids, "b;a;b");
    assert_eq!((filter.field(FilterField::Ids).as_str(), filter.ids.len()), ("b, a", 2));
    assert!(filter.has_filters());
    for field in FilterField::ALL {
        filter.set_field(field, " ");
    }
    assert_eq!(filter, Filter::default());
}
