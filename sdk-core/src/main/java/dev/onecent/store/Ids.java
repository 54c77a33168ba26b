package dev.onecent.store;

/** The one rule for every identifier: 1 to 128 visible ASCII characters, so that any engine can key by it. */
final class Ids {
    private static final int LONGEST = 128;

    private Ids() {}

    static void require(String value, String name) {
        require(value, name, LONGEST);
    }

    static void require(String value, String name, int longest) {
        if (value.isEmpty() || value.length() > longest || !value.chars().allMatch(Ids::visible)) {
            throw new IllegalArgumentException(
                    name + " needs 1 to " + longest + " visible ASCII characters, no spaces");
        }
    }

    private static boolean visible(int character) {
        return character > 0x20 && character < 0x7f;
    }
}
