package dev.onecent.testkit.simulation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The state machines of the SDK, written down once more from the rules, as {@code from -> to, to}; the first state is {@code -}. */
final class StateMachines {
    private static final Map<String, Map<String, Set<String>>> MACHINES = Map.of(
            "microAuthorizations",
            machine(List.of(
                    "- -> Requesting, NotHeld",
                    "Requesting -> Held, Releasing, Verified, Refused, NotHeld, Lapsed, SettledByHand",
                    "Held -> Releasing, Lapsed, SettledByHand",
                    "Releasing -> Released, Lapsed, SettledByHand",
                    "NotHeld -> Releasing, SettledByHand",
                    "Refused -> Releasing",
                    "Lapsed -> Releasing",
                    "SettledByHand -> Releasing",
                    "Released -> ",
                    "Verified -> ")),
            "payments",
            machine(List.of(
                    "- -> Authorizing, NotCharged",
                    "Authorizing -> Authorized, Capturing, Captured, Voiding, Refunding, Declined, NotCharged, SettledByHand",
                    "Authorized -> Capturing, Voiding, Lapsed, Captured, SettledByHand",
                    "Lapsed -> Captured",
                    "Capturing -> Captured, Voiding, Lapsed, SettledByHand",
                    "Captured -> Refunding",
                    "Voiding -> Voided, Refunding, SettledByHand",
                    "Refunding -> Captured, Refunded, SettledByHand",
                    "NotCharged -> Voiding, Refunding, SettledByHand",
                    "Declined -> Voiding, Refunding",
                    "SettledByHand -> Voiding, Refunding",
                    "Voided -> ",
                    "Refunded -> ")),
            "checkouts",
            machine(List.of(
                    "- -> ChoosingMethod, Reviewing",
                    "Reviewing -> ChoosingMethod, Abandoned, Expired",
                    "ChoosingMethod -> Reviewing, Paying, Paid, Abandoned, Expired",
                    "Paying -> AwaitingChallenge, Paid, ChoosingMethod",
                    "AwaitingChallenge -> Paid, ChoosingMethod",
                    "Paid -> ",
                    "Abandoned -> ",
                    "Expired -> ")),
            "tokenExchanges",
            machine(List.of(
                    "- -> Exchanging",
                    "Exchanging -> Attached, Withdrawing",
                    "Attached -> Detaching",
                    "Withdrawing -> Detaching, Gone",
                    "Gone -> Detaching",
                    "Detaching -> ")),
            "walletConnections",
            machine(List.of(
                    "- -> Leaving",
                    "NotConnected -> Leaving",
                    "Leaving -> Returning, NotConnected",
                    "Returning -> Connected, NotConnected, Leaving",
                    "Connected -> NotConnected")),
            "walletGrants",
            machine(List.of("- -> Offered", "Offered -> Active, Ended", "Active -> Ended", "Ended -> ")));

    private StateMachines() {}

    /** Returns whether a kind of aggregate may go from one state to another; staying is always allowed. */
    static boolean allows(String kind, String from, String to) {
        Map<String, Set<String>> machine = MACHINES.get(kind);
        return machine == null
                || from.equals(to)
                || machine.getOrDefault(from, Set.of()).contains(to);
    }

    /** A state and those from which it is reached at once. */
    static Set<String> statesBefore(String kind, String to) {
        return Stream.concat(
                        Stream.of(to),
                        MACHINES.getOrDefault(kind, Map.of()).entrySet().stream()
                                .filter(edge -> edge.getValue().contains(to))
                                .map(Map.Entry::getKey))
                .collect(Collectors.toSet());
    }

    private static Map<String, Set<String>> machine(List<String> lines) {
        return lines.stream()
                .map(line -> line.split(" -> ", -1))
                .collect(Collectors.toMap(sides -> sides[0], sides -> Set.of(sides[1].split(", "))));
    }
}
