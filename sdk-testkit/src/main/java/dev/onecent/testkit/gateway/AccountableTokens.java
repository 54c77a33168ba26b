package dev.onecent.testkit.gateway;

import dev.onecent.gateway.CardTokens;
import dev.onecent.gateway.MerchantReference;
import java.util.List;

/** Tokens of a gateway that shows which cards it keeps, so that a test can see whether it forgot those that are gone. */
public interface AccountableTokens extends CardTokens {
    /** The exchanges whose tokens are attached now, by the merchant's names of them. */
    List<MerchantReference> attachedTokens();
}
