package dev.onecent.jdbc;

/** How long the long runs are: short in the ordinary build, whole under {@code mvn verify -Pproof}. */
public final class Proof {
    private static final boolean WHOLE = Boolean.getBoolean("onecent.proof");

    private Proof() {}

    static boolean isWhole() {
        return WHOLE;
    }

    public static int rounds(int ordinary, int whole) {
        return WHOLE ? whole : ordinary;
    }
}
