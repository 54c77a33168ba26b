package dev.onecent.testkit.simulation;

import dev.onecent.OneCent;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.payment.Payment;
import dev.onecent.store.CommandId;
import dev.onecent.store.Key;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import dev.onecent.wallet.WalletId;
import dev.onecent.walletoperator.OneCentWallet;
import dev.onecent.walletoperator.WalletOffer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The wallet that shoppers may connect: another host with a OneCent of its own, a tenant of its own in the same stores, and a
 * process that dies and is started again by itself. The operator also sells in a shop of its own, to the same shoppers.
 */
final class WalletOperator {
    static final WalletId WALLET = WalletId.of("paywell");
    static final TenantId TENANT = TenantId.of("paywell");
    static final PayeeId SHOP = PayeeId.of("toys");
    static final URI RETURN = URI.create("https://toys.example/wallet");
    private static final URI SITE = URI.create("https://paywell.example/connect");

    private final World world;
    private final List<Leak> leaks = new ArrayList<>();
    private HostProcess process;
    private OneCentWallet offered;

    WalletOperator(World world) {
        this.world = world;
        process = HostProcess.wallet("w0", world);
        offered = offer(process);
    }

    HostProcess process() {
        return process;
    }

    OneCent onecent() {
        return process.onecent();
    }

    /** Returns the wallet that the shop registers and the operator's site calls. */
    OneCentWallet offered() {
        return offered;
    }

    /** Notes a code that the wallet gave a shopper's browser and that is not brought back to the shop. */
    void leak(ShopperId shopper, Map<String, String> returned) {
        leaks.add(new Leak(shopper, returned));
    }

    /** Returns the codes that leaked of other shoppers. */
    List<Map<String, String>> leakedOfOthers(ShopperId shopper) {
        return leaks.stream()
                .filter(leak -> !leak.shopper().equals(shopper))
                .map(Leak::returned)
                .toList();
    }

    void restart() {
        process = HostProcess.wallet("w0", world);
        offered = offer(process);
    }

    void restartIfDead() {
        if (process.isDead()) {
            world.say("  " + process + " is started again");
            restart();
        }
    }

    /** The wallet's own name of a charge that a shop makes through it, as {@code OneCentWallet} makes it. */
    static MerchantReference referenceOf(MerchantReference shops) {
        return MerchantReference.of("wallet-charge", new Key(new ShopperId(TENANT, SHOP.value()), shops.value() + "/"));
    }

    /** Returns the wallet's own command for a refund that a shop asks for, as {@code OneCentWallet} makes it of the shop's key. */
    static CommandId commandOf(MerchantReference shops, String key) {
        Key named = new Key(new ShopperId(TENANT, SHOP.value()), shops.value() + "/");
        return CommandId.of(MerchantReference.of("wallet-refund " + key, named).value());
    }

    /** Returns whether a shop made it through the wallet; the others are of the operator's own shop. */
    static boolean isCharge(Payment payment) {
        return payment.owner().tenant().equals(TENANT) && payment.payee().equals(SHOP);
    }

    private record Leak(ShopperId shopper, Map<String, String> returned) {}

    private static OneCentWallet offer(HostProcess running) {
        return running.onecent().offer(new WalletOffer(WALLET, TENANT, SHOP, SITE, RETURN));
    }
}
