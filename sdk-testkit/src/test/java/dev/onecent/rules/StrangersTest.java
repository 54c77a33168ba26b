package dev.onecent.rules;

import static dev.onecent.testkit.TestShop.ANN;
import static dev.onecent.testkit.TestWallet.PAYWELL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.address.AddAddressResult;
import dev.onecent.address.AddressForm;
import dev.onecent.address.DeliveryAddress;
import dev.onecent.audit.Caller;
import dev.onecent.card.CardEdit;
import dev.onecent.cart.CartLine;
import dev.onecent.cart.Sku;
import dev.onecent.checkout.AddressChoice;
import dev.onecent.checkout.Pay;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.microauth.MicroAuthorizationId;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentId;
import dev.onecent.payment.PaymentPeriod;
import dev.onecent.store.AddressId;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.TestWallet;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.EditCard;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.wallet.LeaveConfirmation;
import dev.onecent.wallet.WalletAccount;
import dev.onecent.wallet.WalletId;
import dev.onecent.walletoperator.WalletVisit;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every public operation, found by reflection, in the hands of a stranger who knows all of Ann's ids: another shopper, and one of
 * the same name at another tenant. Each must answer as if nobody had those ids, and change nothing of hers.
 */
class StrangersTest {
    private static final List<ShopperId> STRANGERS = List.of(ShopperId.of("toys", "bob"), ShopperId.of("books", "ann"));
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");

    @TestFactory
    Stream<DynamicTest> everyOperationAnswersAsIfNobodyHadTheId() {
        return STRANGERS.stream()
                .flatMap(stranger -> operations()
                        .filter(operation -> !stranger.tenant().equals(ANN.tenant()) || isOfOneShopper(operation))
                        .map(operation -> DynamicTest.dynamicTest(
                                stranger + " " + name(operation), () -> assertTellsNothing(stranger, operation))));
    }

    @Test
    void thereAreOperationsOfEveryKind() {
        assertThat(operations().map(StrangersTest::name))
                .contains(
                        "Checkouts.pay",
                        "CardVaults.edit",
                        "CardVaults.remove",
                        "Payments.refund",
                        "MicroAuthorizations.find",
                        "Wallets.disconnect",
                        "WalletGrants.end",
                        "Addresses.remove",
                        "OneCent.erase",
                        "OneCent.accept",
                        "Carts.tick")
                .hasSizeGreaterThan(40);
    }

    private static void assertTellsNothing(ShopperId stranger, Method operation) throws Exception {
        World hers = new World();
        World nobodys = new World(hers);
        Map<String, Object> before = hers.ofAnn();

        String told = hers.call(stranger, operation);

        assertThat(told).isEqualTo(nobodys.call(stranger, operation));
        assertThat(hers.ofAnn()).isEqualTo(before);
    }

    private static String name(Method operation) {
        return operation.getDeclaringClass().getSimpleName() + "." + operation.getName();
    }

    /** What a host can call with somebody's or a tenant's id: not what only OneCent itself is wired with. */
    private static Stream<Method> operations() {
        return Stream.concat(Stream.of(OneCent.class), shells().map(Method::getReturnType))
                .flatMap(shell -> Arrays.stream(shell.getMethods()))
                .filter(method -> Arrays.stream(method.getParameterTypes()).anyMatch(StrangersTest::names))
                .filter(method -> Arrays.stream(method.getParameterTypes())
                        .noneMatch(type -> type.getPackageName().endsWith(".internal")))
                .sorted(Comparator.comparing(Method::toString));
    }

    /** An operation for a whole tenant is the operator's, who may see Ann's. */
    private static boolean isOfOneShopper(Method operation) {
        List<Class<?>> parameters = List.of(operation.getParameterTypes());
        return parameters.contains(ShopperId.class);
    }

    private static boolean names(Class<?> parameter) {
        return Set.of(ShopperId.class, TenantId.class, GatewayNotice.class).contains(parameter);
    }

    private static Stream<Method> shells() {
        return Arrays.stream(OneCent.class.getMethods())
                .filter(method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getReturnType().getPackageName().startsWith("dev.onecent"));
    }

    /** A shop, its stores, and the ids that Ann has there. */
    private static final class World {
        private final TestShop shop = TestShop.with(Validation.FACTORY);
        private final InMemoryStorage storage = new InMemoryStorage();
        private final TestWallet wallet = TestWallet.beside(shop, Validation.FACTORY);
        private final OneCent onecent =
                shop.open(storage, new EphemeralCardSafe(), shop.gateway(), any -> any.wallet(wallet.provider()));
        private final Ids ids;

        /** Ann is there. */
        World() {
            ids = anns();
        }

        /** Nobody is there, but the ids of the other world are known. */
        World(World other) {
            ids = other.ids;
            shop.clock().set(other.shop.clock().instant());
        }

        private Ids anns() {
            LinkCardResult linked = onecent.cards().link(ANN, shop.link("link-0", TestCards.VISA));
            CardId card = ((LinkCardResult.Linked) linked).card().id();
            onecent.cards()
                    .edit(
                            ANN,
                            EditCard.of(
                                    CommandId.of("edit-0"),
                                    card,
                                    CardEdit.nothing().withNickname("Travel")));
            AddAddressResult added = onecent.addresses().add(ANN, CommandId.of("address-0"), TestShop.address(1));
            wallet.link("there-0", TestCards.MASTERCARD);
            wallet.connect(onecent, ANN);
            shop.startCheckout(onecent, "c-1");
            onecent.checkouts().pay(ANN, CHECKOUT, TestShop.pay("pay-0", card));
            shop.startCheckout(onecent, "c-2");
            String grant = onecent.walletGrants()
                    .offer(
                            ANN,
                            PayeeId.of("shop"),
                            ConnectionVerifier.from("session").challenge());
            return new Ids(
                    TestShop.payment(onecent, CHECKOUT, 1),
                    card,
                    ((AddAddressResult.Added) added).address().id(),
                    WalletAccount.of(grant),
                    onecent.walletGrants().of(ANN, "", 10).items().get(0).id());
        }

        /** Everything in the stores under Ann's name. */
        Map<String, Object> ofAnn() throws ReflectiveOperationException {
            Map<String, Object> all = new TreeMap<>();
            for (Method stores : dev.onecent.Storage.class.getMethods()) {
                AggregateStore<?> store = (AggregateStore<?>) stores.invoke(storage);
                all.put(stores.getName(), store.ownedBy(ANN, "", 100));
            }
            return all;
        }

        /** The answer, without the ids that the world made for it. */
        String call(ShopperId stranger, Method operation) throws Exception {
            Object[] arguments = Arrays.stream(operation.getGenericParameterTypes())
                    .map(type -> argument(type, stranger))
                    .toArray();
            String told;
            try {
                told = String.valueOf(operation.invoke(target(operation), arguments));
            } catch (InvocationTargetException e) {
                told = String.valueOf(e.getCause());
            }
            return told.replaceAll("id-[0-9]+", "id")
                    .replaceAll("code_challenge=[\\w-]{43}", "challenge")
                    .replaceAll("oc-[0-9a-f]{32}", "reference")
                    .replaceAll("aWQt\\w+", "id in Base64");
        }

        private Object target(Method operation) throws ReflectiveOperationException {
            if (operation.getDeclaringClass() == OneCent.class) {
                return onecent;
            }
            Method shell = shells().filter(method -> method.getReturnType() == operation.getDeclaringClass())
                    .findFirst()
                    .orElseThrow();
            return shell.invoke(onecent);
        }

        private Object argument(Type type, ShopperId stranger) {
            return Optional.ofNullable(arguments(stranger).get(type.getTypeName()))
                    .orElseThrow(() -> new AssertionError("say what a stranger passes as " + type));
        }

        private Map<String, Object> arguments(ShopperId stranger) {
            AddressForm form = TestShop.address(2);
            MerchantReference reference = Payment.reference(ids.payment());
            CommandId command = CommandId.of("pay-0");
            Map<String, Object> all = new HashMap<>();
            Stream.of(
                            stranger,
                            stranger.tenant(),
                            new MicroAuthorizationId(ids.card(), 1),
                            GatewayNotice.of(stranger.tenant(), reference),
                            reference,
                            CHECKOUT,
                            ids.payment(),
                            ids.card(),
                            command,
                            Pay.with(CommandId.of("stranger"), ids.card()),
                            EditCard.of(
                                    CommandId.of("stranger"),
                                    ids.card(),
                                    CardEdit.nothing().withNickname("mine")),
                            ids.address(),
                            ids.account(),
                            PAYWELL,
                            PayeeId.of("shop"),
                            Sku.of("BALL"),
                            CartLine.of("TEA", "Tea", Money.of("EUR", 100), 1),
                            Money.of("EUR", 100),
                            Currency.getInstance("EUR"),
                            Locale.ENGLISH,
                            Channel.DESKTOP,
                            form,
                            form.read(),
                            new PaymentPeriod(Instant.EPOCH, Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC),
                            URI.create("https://toys.example/wallet"),
                            new LeaveConfirmation("leave", Locale.UK, Instant.EPOCH, Channel.DESKTOP),
                            new WalletVisit(
                                    "state",
                                    ConnectionVerifier.from("session").challenge(),
                                    URI.create("https://toys.example/wallet"),
                                    Locale.UK),
                            ConnectionVerifier.from("session"))
                    .forEach(value -> all.put(value.getClass().getTypeName(), value));
            all.put(LinkCard.class.getTypeName(), shop.link("link-0", TestCards.AMERICAN_EXPRESS));
            all.put(AddressChoice.class.getTypeName(), AddressChoice.saved(ids.address()));
            all.put(DeliveryAddress.class.getTypeName(), form.read());
            all.put(String.class.getTypeName(), ids.grant());
            all.put(WalletId.class.getTypeName(), PAYWELL);
            all.put(Caller.class.getTypeName(), Caller.shopper());
            all.put("int", 1);
            all.put("boolean", true);
            all.put("java.util.Set<dev.onecent.store.CardId>", Set.of(ids.card()));
            all.put("java.util.Map<java.lang.String, java.lang.String>", Map.of("code", "code"));
            all.put("java.util.Optional<dev.onecent.payment.PaymentCursor>", Optional.empty());
            all.put("java.util.Optional<dev.onecent.store.PageCursor>", Optional.empty());
            return all;
        }
    }

    /** What a stranger may have seen of Ann's. */
    private record Ids(PaymentId payment, CardId card, AddressId address, WalletAccount account, String grant) {}
}
