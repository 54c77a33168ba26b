package dev.onecent.card;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides {@link CardNickname}. */
final class CardNicknameRule {
    private CardNicknameRule() {}

    /** The validator; public, because the validation provider makes it. */
    public static final class OfText implements ConstraintValidator<CardNickname, CharSequence> {
        /** Made by the validation provider. */
        public OfText() {}

        @Override
        public boolean isValid(@Nullable CharSequence typed, ConstraintValidatorContext context) {
            String text = typed == null ? "" : typed.toString().strip();
            return Violations.none("nickname", text.isEmpty() ? Optional.empty() : Nickname.problem(text), context);
        }
    }
}
