import org.jspecify.annotations.NullMarked;

/** Card-on-file: the pure domain, the SPIs and the entry point {@link dev.onecent.OneCent}. */
@NullMarked
module dev.onecent.core {
    requires transitive com.fasterxml.jackson.annotation;
    requires transitive jakarta.validation;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports dev.onecent;
    exports dev.onecent.address;
    exports dev.onecent.audit;
    exports dev.onecent.card;
    exports dev.onecent.cart;
    exports dev.onecent.checkout;
    exports dev.onecent.form;
    exports dev.onecent.erasure;
    exports dev.onecent.gateway;
    exports dev.onecent.limit;
    exports dev.onecent.method;
    exports dev.onecent.microauth;
    exports dev.onecent.money;
    exports dev.onecent.payment;
    exports dev.onecent.rotation;
    exports dev.onecent.safe;
    exports dev.onecent.store;
    exports dev.onecent.text;
    exports dev.onecent.token;
    exports dev.onecent.vault;
    exports dev.onecent.wallet;
    exports dev.onecent.walletoperator;

    // Read and written by Jackson, and validated, through reflection.
    opens dev.onecent.address;
    opens dev.onecent.audit;
    opens dev.onecent.card;
    opens dev.onecent.cart;
    opens dev.onecent.checkout;
    opens dev.onecent.form;
    opens dev.onecent.erasure;
    opens dev.onecent.gateway;
    opens dev.onecent.limit;
    opens dev.onecent.microauth;
    opens dev.onecent.money;
    opens dev.onecent.payment;
    opens dev.onecent.rotation;
    opens dev.onecent.safe;
    opens dev.onecent.store;
    opens dev.onecent.token;
    opens dev.onecent.vault;
    opens dev.onecent.wallet;
    opens dev.onecent.walletoperator;
}
