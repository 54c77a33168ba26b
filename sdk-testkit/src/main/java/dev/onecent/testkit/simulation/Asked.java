package dev.onecent.testkit.simulation;

/**
 * The number of commands of each kind, each counted once however often it was given.
 *
 * @param links to link a card
 * @param edits to edit one
 */
record Asked(int links, int edits) {
    static final Asked NOTHING = new Asked(0, 0);

    Asked plus(Asked other) {
        return new Asked(links + other.links, edits + other.edits);
    }
}
