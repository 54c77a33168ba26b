package dev.onecent.testkit.simulation;

/**
 * The number of commands of each kind, each counted once however often it was given.
 *
 * @param links to link a card
 * @param edits to edit one
 */
record CommandCounts(int links, int edits) {
    static final CommandCounts NOTHING = new CommandCounts(0, 0);

    CommandCounts plus(CommandCounts other) {
        return new CommandCounts(links + other.links, edits + other.edits);
    }
}
