package dev.onecent.card;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A shopper's changes of a card on file, as they were typed, in order or not; fields that are not named stay (R12). Can
 * be read from JSON ({@code holder}, {@code expiry}, {@code nickname}; other properties are left out) and is never
 * written. Masked when printed.
 *
 * @param expiry for example {@code 12/31}; a changed one is verified before it counts
 * @param nickname empty text takes the nickname away
 */
public record CardEdit(
        Optional<@Size(min = 1, message = "{dev.onecent.card.holder.required}") @CardHolder String> holder,
        Optional<@Size(min = 1, message = "{dev.onecent.card.expiry.required}") @CardExpiryDate String> expiry,
        Optional<@CardNickname String> nickname) {
    public CardEdit {
        holder = Objects.requireNonNullElse(holder, Optional.empty());
        expiry = Objects.requireNonNullElse(expiry, Optional.empty());
        nickname = Objects.requireNonNullElse(nickname, Optional.empty());
    }

    /** Returns an edit that changes nothing. */
    public static CardEdit nothing() {
        return new CardEdit(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns an edit of the holder as well; if the field is missing, the holder stays. */
    public CardEdit withHolder(@Nullable String typed) {
        return new CardEdit(Optional.ofNullable(typed), expiry, nickname);
    }

    /** Returns an edit of the expiry as well; if the field is missing, the expiry stays. */
    public CardEdit withExpiry(@Nullable String typed) {
        return new CardEdit(holder, Optional.ofNullable(typed), nickname);
    }

    /** Returns an edit of the nickname as well; if the field is missing, the nickname stays. */
    public CardEdit withNickname(@Nullable String typed) {
        return new CardEdit(holder, expiry, Optional.ofNullable(typed));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static CardEdit read(Object json) {
        JsonText edit = JsonText.fields(json, "a card edit");
        return new CardEdit(edit.find("holder"), edit.find("expiry"), edit.find("nickname"));
    }

    /** A number typed into the wrong field is not given away either. */
    @JsonValue
    private String refuseJson() {
        throw new IllegalStateException("a card edit is never written as JSON");
    }

    @Override
    public String toString() {
        return "CardEdit[*]";
    }
}
