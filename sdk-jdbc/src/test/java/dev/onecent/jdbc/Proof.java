package dev.onecent.jdbc;

/** How long the long runs are: short in the ordinary build, whole under {@code mvn verify -Pproof}. */
final class Proof {
    private static final boolean WHOLE = Boolean.getBoolean("onecent.proof");

    private Proof() {}

    static int rounds(int ordinary, int whole) {
        return WHOLE ? whole : ordinary;
    }
}
