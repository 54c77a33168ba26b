import org.jspecify.annotations.NullMarked;

/**
 * The kit by which adopters test their use of OneCent: stores in memory, a simulated gateway, a settable clock,
 * contract tests.
 */
@NullMarked
module dev.onecent.testkit {
    requires transitive dev.onecent.core;
    requires static org.jspecify;
    // For those who use the contract tests.
    requires static transitive org.junit.jupiter.api;
    // For those who use the arbitraries, and require it themselves: transitive, everybody would need it.
    requires static net.jqwik.api;

    exports dev.onecent.testkit;
    exports dev.onecent.testkit.arbitrary;
    exports dev.onecent.testkit.contract;
    exports dev.onecent.testkit.gateway;
    exports dev.onecent.testkit.simulation;

    opens dev.onecent.testkit.contract;
}
