package dev.onecent.testkit;

import dev.onecent.OneCent;
import dev.onecent.OneCentBuilder;
import dev.onecent.Storage;
import dev.onecent.audit.AuditRecord;
import dev.onecent.store.Channel;
import dev.onecent.store.Event;
import dev.onecent.store.IdSource;
import dev.onecent.store.PayeeId;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import dev.onecent.testkit.gateway.SimulatedGateway;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import dev.onecent.wallet.ConnectResult;
import dev.onecent.wallet.LeaveConfirmation;
import dev.onecent.wallet.WalletId;
import dev.onecent.wallet.WalletProvider;
import dev.onecent.walletoperator.OneCentWallet;
import dev.onecent.walletoperator.WalletOffer;
import dev.onecent.walletoperator.WalletVisit;
import jakarta.validation.ValidatorFactory;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * A wallet operator for a test, beside a {@link TestShop} and with its clock: an SDK of its own over stores in memory and a
 * gateway of its own, offered to the shop {@code toys}. It can be cut off and come back. Safe for use by many threads.
 */
public final class TestWallet {
    /** The shop's name of the wallet. */
    public static final WalletId PAYWELL = WalletId.of("paywell");

    /** Ann, as the wallet knows her. */
    public static final ShopperId ANN_THERE = ShopperId.of("paywell", "ann-at-paywell");

    private static final URI SITE = URI.create("https://paywell.example/connect");
    private static final URI RETURN = URI.create("https://toys.example/wallet");

    private final TestShop shop;
    private final SimulatedGateway gateway;
    private final List<PendingEvent> events = new CopyOnWriteArrayList<>();
    private final List<AuditRecord> audit = new CopyOnWriteArrayList<>();
    private final OneCent onecent;
    private final OneCentWallet offered;
    private final CutOffWallet provider;

    private TestWallet(
            Storage storage,
            TestShop shop,
            WalletId id,
            ValidatorFactory validation,
            UnaryOperator<OneCentBuilder> settings) {
        this.shop = shop;
        this.gateway = SimulatedGateway.of(shop.clock());
        IdSource ids = CountedIds.of(id.value());
        this.onecent = settings.apply(OneCent.builder()
                        .storage(storage)
                        .gateway(gateway)
                        .cardSafe(new EphemeralCardSafe())
                        .validation(validation)
                        .payee("paywell")
                        .currency("EUR")
                        .clock(shop.clock())
                        .ids(ids)
                        .attempts(TestShop.WIDE)
                        .audit(audit::add)
                        .listener((key, event) -> events.add(event)))
                .build();
        this.offered = onecent.offer(new WalletOffer(id, TenantId.of("paywell"), PayeeId.of("toys"), SITE, RETURN));
        this.provider = new CutOffWallet(offered);
    }

    /** Opens a wallet that shares the shop's clock. */
    public static TestWallet beside(TestShop shop, ValidatorFactory validation) {
        return over(new InMemoryStorage(), shop, validation);
    }

    /** Another wallet, with another name. */
    public static TestWallet beside(TestShop shop, WalletId id, ValidatorFactory validation) {
        return new TestWallet(new InMemoryStorage(), shop, id, validation, any -> any);
    }

    /** Over stores that the test brings. */
    public static TestWallet over(Storage storage, TestShop shop, ValidatorFactory validation) {
        return over(storage, shop, validation, any -> any);
    }

    /** Opens a wallet with settings of the test, applied after the usual ones. */
    public static TestWallet over(
            Storage storage, TestShop shop, ValidatorFactory validation, UnaryOperator<OneCentBuilder> settings) {
        return new TestWallet(storage, shop, PAYWELL, validation, settings);
    }

    /** Returns the provider that the shop registers. */
    public WalletProvider provider() {
        return provider;
    }

    /** The wallet's own SDK: the vault, the payments, the grants. */
    public OneCent onecent() {
        return onecent;
    }

    /** Returns the wallet that the operator's site calls. */
    public OneCentWallet site() {
        return offered;
    }

    /** The wallet's gateway. */
    public SimulatedGateway gateway() {
        return gateway;
    }

    /** The wallet's own events that were delivered until now, oldest first. */
    public List<Event> events() {
        return events.stream().map(PendingEvent::event).toList();
    }

    /** Returns the audit records of the commands given to the wallet until now, oldest first. */
    public List<AuditRecord> audit() {
        return List.copyOf(audit);
    }

    /** From now on no call gets through, until {@link #reconnect()}. */
    public void cutOff() {
        provider.cutOff();
    }

    /** Lets the wallet answer again. */
    public void reconnect() {
        provider.reconnect();
    }

    /** Links a card in the wallet (W4-W6); its due work is run until it is linked. */
    public SavedCard link(String command, String number) {
        LinkCardResult result = onecent.cards().link(ANN_THERE, shop.link(command, number));
        return ((LinkCardResult.Linked) result).card();
    }

    /** Goes through the whole connection (W1, W2): leaves, agrees at the wallet, comes back. */
    public ConnectResult connect(OneCent atShop, ShopperId shopper) {
        ConnectResult left = leave(atShop, shopper);
        return left instanceof ConnectResult.Redirect redirect
                ? comeBack(atShop, shopper, offered.agree(ANN_THERE, WalletVisit.of(redirect.address())))
                : left;
    }

    /** The shopper confirms the notice and leaves for the wallet's site (W1). */
    public ConnectResult leave(OneCent atShop, ShopperId shopper) {
        LeaveConfirmation confirmation =
                new LeaveConfirmation("leave-2026-11", Locale.UK, shop.clock().instant(), Channel.DESKTOP);
        return atShop.wallets().connect(shopper, provider.id(), confirmation, RETURN);
    }

    /** The browser brings back what the wallet's site gave it. */
    public ConnectResult comeBack(OneCent atShop, ShopperId shopper, URI address) {
        var parameters = WalletVisit.parameters(address.getRawQuery());
        return atShop.wallets().returned(shopper, provider.id(), parameters.getOrDefault("state", ""), parameters);
    }
}
