use super::*;

const NONE: KeyModifiers = KeyModifiers::NONE;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
const ALT: KeyModifiers = KeyModifiers::ALT;
const CONTROL: KeyModifiers = KeyModifiers::CONTROL;

/// Every way in which terminals send keys that the desk knows, and what each means.
fn keys() -> Vec<(&'static [u8], KeyCode, KeyModifiers)> {
    vec![
        (b"k", KeyCode::Char('k'), NONE),
        (b"\r", KeyCode::Enter, NONE),
        (b"\t", KeyCode::Tab, NONE),
        (b"\x7f", KeyCode::Backspace, NONE),
        (b"\x08", KeyCode::Backspace, NONE),
        (b"\x0b", KeyCode::Char('k'), CONTROL),
        (b"\x11", KeyCode::Char('q'), CONTROL),
        (b"\x1bn", KeyCode::Char('n'), ALT),
        ("解".as_bytes(), KeyCode::Char('解'), NONE),
        ("！".as_bytes(), KeyCode::Char('！'), NONE),
        ("𠮷".as_bytes(), KeyCode::Char('𠮷'), NONE),
        (b"\x1b[A", KeyCode::Up, NONE),
        (b"\x1bOA", KeyCode::Up, NONE),
        (b"\x1b[1;5C", KeyCode::Right, CONTROL),
        (b"\x1b[D", KeyCode::Left, NONE),
        (b"\x1b[H", KeyCode::Home, NONE),
        (b"\x1b[1~", KeyCode::Home, NONE),
        (b"\x1b[7~", KeyCode::Home, NONE),
        (b"\x1bOF", KeyCode::End, NONE),
        (b"\x1b[3~", KeyCode::Delete, NONE),
        (b"\x1b[5~", KeyCode::PageUp, NONE),
        (b"\x1b[6;2~", KeyCode::PageDown, SHIFT),
        (b"\x1b[Z", KeyCode::BackTab, NONE),
        (b"\x1bOQ", KeyCode::F(2), NONE),
        (b"\x1b[12~", KeyCode::F(2), NONE),
        (b"\x1b[[B", KeyCode::F(2), NONE),
        (b"\x1b[1;2Q", KeyCode::F(2), SHIFT),
        (b"\x1b[1;2R", KeyCode::F(3), SHIFT),
        (b"\x1b[15~", KeyCode::F(5), NONE),
        (b"\x1b[17~", KeyCode::F(6), NONE),
        (b"\x1b[18~", KeyCode::F(7), NONE),
        (b"\x1b[20~", KeyCode::F(9), NONE),
        (b"\x1b[21~", KeyCode::F(10), NONE),
        (b"\x1b[23~", KeyCode::F(11), NONE),
        (b"\x1b[24~", KeyCode::F(12), NONE),
        (b"\x1bOp", KeyCode::Char('0'), NONE),
        (b"\x1bOy", KeyCode::Char('9'), NONE),
        (b"\x1bOn", KeyCode::Char('.'), NONE),
        (b"\x1bOM", KeyCode::Enter, NONE),
        (b"\x1b[107u", KeyCode::Char('k'), NONE),
        (b"\x1b[27u", KeyCode::Esc, NONE),
        (b"\x1b[107;5u", KeyCode::Char('k'), CONTROL),
        (b"\x1b[27;5;107~", KeyCode::Char('k'), CONTROL),
    ]
}

/// What is no key: answers, reports and strings of every kind.
const SWALLOWED: [&[u8]; 14] = [
    b"\x1b[>0;10;1c",
    b"\x1b[?64;1;2;6c",
    b"\x1b[I",
    b"\x1b[<0;12;5M",
    b"\x1b[<0;12;5m",
    b"\x1b[M !!",
    b"\x1b[?2026;2$y",
    b"\x1b[8;40;120t",
    b"\x1b[0n",
    b"\x1b]10;rgb:0000/0000/0000\x1b\\",
    b"\x1b]4;1;rgb:1111/1111/1111\x07",
    b"\x1bP1$r0m\x1b\\",
    b"\x1bP>|tmux 3.4\x1b\\",
    b"\x1b_Gi=1;OK\x1b\\",
];

fn heard(parts: &[&[u8]]) -> Vec<Heard> {
    let (mut sequences, mut all) = (Sequences::default(), Vec::new());
    for part in parts {
        sequences.feed(part, &mut |heard| all.push(heard));
    }
    if sequences.patience().is_some() {
        sequences.give_up(&mut |heard| all.push(heard));
    }
    all
}

#[test]
fn every_key_is_heard_however_its_bytes_come() {
    for (bytes, code, modifiers) in keys() {
        let wanted = [pressed(code, modifiers), pressed(KeyCode::Char('j'), NONE)];
        let followed = [bytes, b"j"].concat();
        for cut in 0..=followed.len() {
            let (one, two) = followed.split_at(cut);
            assert_eq!(heard(&[one, two]), wanted, "{} cut at {cut}", bytes.escape_ascii());
        }
        let each: Vec<&[u8]> = followed.chunks(1).collect();
        assert_eq!(heard(&each), wanted, "{} byte by byte", bytes.escape_ascii());
    }
}

#[test]
fn what_is_no_key_is_swallowed_to_its_end_and_the_next_key_is_heard() {
    for bytes in SWALLOWED {
        let followed = [bytes, b"k"].concat();
        for cut in 0..=followed.len() {
            let (one, two) = followed.split_at(cut);
            let wanted = [pressed(KeyCode::Char('k'), NONE)];
            assert_eq!(heard(&[one, two]), wanted, "{} cut at {cut}", bytes.escape_ascii());
        }
    }
}

#[test]
fn a_lone_escape_is_the_key_once_nothing_follows() {
    let mut sequences = Sequences::default();
    let mut all = Vec::new();
    sequences.feed(b"\x1b", &mut |heard| all.push(heard));
    assert_eq!((all.len(), sequences.patience()), (0, Some(Duration::from_millis(80))));
    sequences.give_up(&mut |heard| all.push(heard));
    assert_eq!(all, [pressed(KeyCode::Esc, NONE)]);
    assert_eq!(sequences.patience(), None);

    let escapes = heard(&[b"\x1b\x1b\x11"]);
    assert_eq!(escapes, [pressed(KeyCode::Esc, NONE), pressed(KeyCode::Char('q'), CONTROL | ALT)]);
    assert_eq!(heard(&[b"\x1b["]), [pressed(KeyCode::Char('['), ALT)]);
    assert_eq!(heard(&[b"\x1bP"]), [pressed(KeyCode::Char('P'), ALT)]);
    // What can no longer be a key, and whose end never comes, is none.
    assert_eq!(heard(&[b"\x1b[1;"]), []);
}

#[test]
fn bytes_of_another_encoding_eat_no_key() {
    // 解 in GBK, and a key.
    assert_eq!(
        heard(&[b"\xbd\xe2k"]),
        [Heard::Answer(Answer::NotText), Heard::Answer(Answer::NotText), pressed(KeyCode::Char('k'), NONE)]
    );
    assert_eq!(heard(&[b"\xe2k"]), [Heard::Answer(Answer::NotText), pressed(KeyCode::Char('k'), NONE)]);
    assert_eq!(heard(&[b"\xe2"]), [Heard::Answer(Answer::NotText)]);
}

#[test]
fn a_paste_is_one_piece_however_it_comes() {
    let text = "张伟\r3-2-501 \u{1b}[A 尾号8829";
    let whole = [b"\x1b[200~", text.as_bytes(), b"\x1b[201~", b"k"].concat();
    let wanted = [Heard::Event(Event::Paste(text.into())), pressed(KeyCode::Char('k'), NONE)];
    for cut in 0..=whole.len() {
        let (one, two) = whole.split_at(cut);
        assert_eq!(heard(&[one, two]), wanted, "cut at {cut}");
    }
    let each: Vec<&[u8]> = whole.chunks(1).collect();
    assert_eq!(heard(&each), wanted);
    // Its end was lost: what came is told, and no key is eaten for ever.
    assert_eq!(heard(&[b"\x1b[200~", b"abc"]), [Heard::Event(Event::Paste("abc".into()))]);
}

#[test]
fn answers_of_the_terminal_are_told_apart_from_keys() {
    assert_eq!(heard(&[b"\x1b[3;2R"]), [Heard::Answer(Answer::CursorAt(2, 3))]);
    assert_eq!(heard(&[b"\x1b[1;12R"]), [Heard::Answer(Answer::CursorAt(12, 1))]);
    assert_eq!(heard(&[b"\x1b]11;rgb:ffff/ffff/dddd\x1b\\"]), [Heard::Answer(Answer::Background(255, 255, 221))]);
    assert_eq!(heard(&[b"\x1b]11;rgb:1e/00/ff\x07"]), [Heard::Answer(Answer::Background(30, 0, 255))]);
    assert_eq!(heard(&[b"\x1b]11;?\x07"]), []);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(400))]

    /// Any bytes, cut anywhere: what is heard does not depend on the cuts, unless a wait ran out between them.
    #[test]
    fn cuts_change_nothing(bytes in proptest::collection::vec(proptest::prelude::prop_oneof![
        3 => proptest::prelude::Just(0x1b_u8), 4 => 0x20_u8..0x7f, 1 => 0x00_u8..0xff,
    ], 0..40), cuts in proptest::collection::vec(0_usize..41, 0..5)) {
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
        cuts.push(0);
        cuts.push(bytes.len());
        cuts.sort_unstable();
        let parts: Vec<&[u8]> = cuts.windows(2).map(|ends| &bytes[ends[0]..ends[1]]).collect();
        proptest::prop_assert_eq!(heard(&parts), heard(&[&bytes]));
    }
}
