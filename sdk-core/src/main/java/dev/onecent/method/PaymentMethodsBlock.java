package dev.onecent.method;

import java.util.List;

/**
 * The block <em>Payment methods</em>, ready to be rendered.
 *
 * @param options in the order in which they are shown
 * @param preselected the id of the one option that is chosen unless the shopper chooses; always a usable one (R6)
 * @param folded whether only the chosen option is shown until the shopper unfolds the block (D4)
 */
public record PaymentMethodsBlock(List<PaymentOption> options, String preselected, boolean folded) {
    public PaymentMethodsBlock {
        options = List.copyOf(options);
        if (options.stream().noneMatch(option -> option.id().equals(preselected) && option.isUsable())) {
            throw new IllegalArgumentException("preselected must be a usable option of the block");
        }
    }

    /** The option that is chosen unless the shopper chooses. */
    public PaymentOption preselectedOption() {
        return options.stream()
                .filter(option -> option.id().equals(preselected))
                .findFirst()
                .orElseThrow();
    }
}
