package dev.onecent.testkit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The rules that a simulation checks; more are given by {@link SimulationSetup#invariant}. */
final class Invariants {
    private Invariants() {}

    static List<Invariant> all() {
        List<Invariant> all = new ArrayList<>(HoldRules.all());
        all.addAll(ChargeRules.all());
        all.addAll(LifeRules.all());
        all.addAll(VaultRules.all());
        all.addAll(RestRules.all());
        all.addAll(WalletRules.all());
        return all;
    }

    static Invariant rule(String number, BiConsumer<Observation, Consumer<String>> check) {
        return new Rule(number, check);
    }

    private record Rule(String rule, BiConsumer<Observation, Consumer<String>> check) implements Invariant {
        @Override
        public void check(Observation seen, Consumer<String> broken) {
            check.accept(seen, broken);
        }
    }
}
