//! Numbers with grouped digits.

/// Formats a number with a comma after each group of three digits, such as "4,812".
pub fn group_digits(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number in a larger unit, rounded down: with one decimal below ten, such as "1.2k", and without above, such as "12k".
pub fn short_number(n: u64, unit: u64, suffix: &str) -> String {
    let mut text = (n / unit).to_string();
    if n / unit < 10 {
        text.push('.');
        text.push_str(&(n % unit * 10 / unit).to_string());
    }
    text + suffix
}
