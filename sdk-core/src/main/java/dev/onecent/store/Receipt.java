package dev.onecent.store;

import java.util.Objects;

/**
 * The receipt of a command that took effect on an aggregate: on what, and with which contents. A repeated command is
 * answered and not repeated, and another command under the same id is recognised (R22).
 *
 * @param command the command that took effect
 * @param subject what it made or touched, for example a card's id; never card data
 * @param contents what it asked for, as far as it is compared: a hash of its fields, or brand and last four digits of a card; no
 *     other card data, and no digest of card data
 * @param counted whether it was counted by attempt limits, so that commands that cost nothing do not push it out (R21)
 */
public record Receipt(CommandId command, String subject, String contents, boolean counted) {
    public Receipt {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(contents, "contents");
    }

    /** The receipt of a command that costs nothing. */
    public static Receipt free(CommandId command, String subject, String contents) {
        return new Receipt(command, subject, contents, false);
    }

    /** The receipt of a command that attempt limits counted (R21). */
    public static Receipt counted(CommandId command, String subject, String contents) {
        return new Receipt(command, subject, contents, true);
    }

    /** Returns whether a command with that id and those contents is the same command. */
    public boolean isOf(String asked) {
        Objects.requireNonNull(asked, "asked");
        return contents.equals(asked);
    }
}
