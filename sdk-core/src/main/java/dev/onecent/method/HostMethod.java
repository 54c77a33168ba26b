package dev.onecent.method;

import dev.onecent.gateway.PaymentGateway;
import dev.onecent.payment.MethodId;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/**
 * A payment method beyond cards that the host registers: the balance of a wallet, cash on delivery. It is carried by a gateway of
 * its own, under the same rules; the gateway gets the method's id as the presented token.
 *
 * @param label what the shopper reads, by locale
 * @param acceptance in which currencies and up to which total it is taken; brands mean nothing here
 */
public record HostMethod(MethodId id, PaymentGateway gateway, Function<Locale, String> label, Acceptance acceptance) {
    public HostMethod {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(gateway, "gateway");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(acceptance, "acceptance");
    }

    /** Taken for everything, labelled with its id. */
    public static HostMethod of(String id, PaymentGateway gateway) {
        Objects.requireNonNull(id, "id");
        return new HostMethod(MethodId.of(id), gateway, any -> id, Acceptance.everything());
    }

    /** Returns the method with its label by language. */
    public HostMethod labelled(Function<Locale, String> texts) {
        return new HostMethod(id, gateway, texts, acceptance);
    }

    /** Returns the method with the currencies and amounts that it takes. */
    public HostMethod accepting(Acceptance taken) {
        return new HostMethod(id, gateway, label, taken);
    }
}
