package dev.onecent.card;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides {@link CardNickname}. */
public final class CardNicknameRule implements ConstraintValidator<CardNickname, CharSequence> {
    /** Made by the validation provider. */
    public CardNicknameRule() {}

    @Override
    public boolean isValid(@Nullable CharSequence typed, ConstraintValidatorContext context) {
        String text = typed == null ? "" : typed.toString().strip();
        return Violations.none("nickname", text.isEmpty() ? Optional.empty() : Nickname.problem(text), context);
    }
}
