package dev.onecent.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.address.AddressForm;
import dev.onecent.address.SavedAddress;
import dev.onecent.checkout.AbandonResult;
import dev.onecent.checkout.AddressChoice;
import dev.onecent.checkout.ReviewResult;
import dev.onecent.checkout.StartCheckoutResult;
import dev.onecent.form.FormViolation;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.TestShop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guide's samples of a checkout on a phone. */
class GuidePhoneTest {
    private static final ShopperId SHOPPER = TestShop.ANN;
    private static final CheckoutId CHECKOUT = CheckoutId.of("checkout-1");

    private final TestShop shop = TestShop.with(Quickstart.validation());
    private final OneCent onecent = shop.open();
    private final List<String> page = new ArrayList<>();

    @Test
    void theReviewComesBeforeTheMethods() {
        start();
        assertThat(onecent.checkouts().findMethods(SHOPPER, CHECKOUT)).isEmpty();

        assertThat(deliver(AddressForm.of("", "", "London", "GB"))).isInstanceOf(ReviewResult.Invalid.class);
        assertThat(page).hasSize(3);
        deliver(TestShop.address(1));
        assertThat(payAgain()).isInstanceOf(ReviewResult.Confirmed.class);
        assertThat(onecent.checkouts().findMethods(SHOPPER, CHECKOUT)).isPresent();
        assertThat(onecent.addresses().of(SHOPPER).addresses())
                .extracting(SavedAddress::address)
                .containsExactly(TestShop.address(1).read());
    }

    @Test
    void breakingOffKeepsTheAddress() {
        start();
        deliver(TestShop.address(1));

        assertThat(breakOff()).isInstanceOf(AbandonResult.Ended.class);
        assertThat(onecent.addresses().of(SHOPPER).addresses()).hasSize(1);
    }

    private void start() {
        shop.fillCart(onecent);
        // guide
        StartCheckoutResult started = onecent.checkouts().start(SHOPPER, CHECKOUT, Channel.MOBILE);
        // end
        assertThat(started).isInstanceOf(StartCheckoutResult.Started.class);
    }

    private ReviewResult deliver(AddressForm form) {
        // guide
        ReviewResult review = onecent.checkouts().deliverTo(SHOPPER, CHECKOUT, AddressChoice.kept(form));
        if (review instanceof ReviewResult.Invalid invalid) {
            invalid.violations().stream().map(FormViolation::text).forEach(page::add);
        }
        // end
        return review;
    }

    private ReviewResult payAgain() {
        // guide
        ReviewResult confirmed = onecent.checkouts().confirm(SHOPPER, CHECKOUT);
        // end
        return confirmed;
    }

    private AbandonResult breakOff() {
        // guide
        AbandonResult left = onecent.checkouts().abandon(SHOPPER, CHECKOUT);
        // end
        return left;
    }
}
