package dev.onecent.limit;

/** The subjects by which attempts are counted (R21). */
public enum AttemptSubject {
    /** The shopper who enters a card. */
    SHOPPER(1),
    /** The number, whichever shopper enters it, by its keyed hash; of a token the fingerprint, if the gateway reports one. */
    NUMBER(1),
    /** The first digits of the number, by their trace: who tries out the numbers of one issuer shares them. */
    BIN(8),
    /** The origin of attempts. */
    ORIGIN(1),
    /** A card on file, when it pays or its expiry is changed. */
    CARD_ON_FILE(1),
    /** Everybody of a tenant who enters a card. */
    TENANT(16);

    private final int shards;

    AttemptSubject(int shards) {
        this.shards = shards;
    }

    /**
     * On how many keys the count is spread, so that no key is hot: each holds its share of the limit, so all of them together
     * never admit more, and one that is used up passes on to the next.
     */
    public int shards() {
        return shards;
    }
}
