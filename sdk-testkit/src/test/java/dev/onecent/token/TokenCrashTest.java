package dev.onecent.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.store.StoreContendedException;
import dev.onecent.support.MortalStorage;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A process dies, or another one gets in between, before and after each save of an exchange, a link, a removal, an
 * erasure and their due work - so between any save and any call (R10, R16, R17). In the end the gateway keeps exactly the cards that are on file.
 */
class TokenCrashTest {
    private static final int MOST_PLACES = 300;

    private static final Map<String, Consumer<TokenRun>> COMMANDS = commands();

    /** Those that write most; the rest differ in what the gateway does, not in where another process can get in. */
    private static final List<String> INTERRUPTED =
            List.of("link", "link, the exchange's answer lost", "link one too many", "remove, with due work");

    private static final Map<String, Consumer<TokenRun>> OTHERS = Map.of(
            "due work", TokenRun::dueWork,
            "due work much later", TokenRun::dueWorkMuchLater,
            "the same link", run -> run.link(TestCards.MASTERCARD),
            "remove", TokenRun::remove,
            "erase", TokenRun::erase);

    @TestFactory
    Stream<DynamicTest> diesAtEachPlace() {
        return COMMANDS.entrySet().stream()
                .map(command -> DynamicTest.dynamicTest(command.getKey(), () -> {
                    boolean died = true;
                    for (int place = 1; died && place < MOST_PLACES; place++) {
                        TokenRun run = new TokenRun();
                        died = dies(run, place, command.getValue());
                        run.settle();
                        run.assertSettled(command.getKey() + " died at " + place);
                    }
                    assertThat(died).isFalse();
                }));
    }

    @TestFactory
    Stream<DynamicTest> anotherProcessGetsInBetween() {
        return COMMANDS.entrySet().stream()
                .filter(command -> INTERRUPTED.contains(command.getKey()))
                .flatMap(command -> OTHERS.entrySet().stream()
                        .map(other ->
                                DynamicTest.dynamicTest(command.getKey() + ", meanwhile " + other.getKey(), () -> {
                                    int places = interrupted(new TokenRun(), -1, command.getValue(), other.getValue());
                                    for (int place = 1; place <= places; place++) {
                                        TokenRun run = new TokenRun();
                                        interrupted(run, place, command.getValue(), other.getValue());
                                        run.settle();
                                        run.assertSettled(command.getKey() + ", " + other.getKey() + " at " + place);
                                    }
                                })));
    }

    private static Map<String, Consumer<TokenRun>> commands() {
        Map<String, Consumer<TokenRun>> commands = new LinkedHashMap<>();
        commands.put("link", run -> run.link(TestCards.MASTERCARD));
        commands.put("link a card that is declined", run -> run.link(TestCards.DECLINED));
        commands.put("link a card that is there", run -> run.link(TestCards.VISA));
        commands.put("link one too many", TokenRun::linkTooMany);
        commands.put("link, the exchange refused", linking(Call.EXCHANGE, Reaction.REFUSE));
        commands.put("link, the exchange lost", linking(Call.EXCHANGE, Reaction.LOSE_REQUEST));
        commands.put("link, the exchange's answer lost", linking(Call.EXCHANGE, Reaction.LOSE_ANSWER));
        commands.put("link, the exchange late", linking(Call.EXCHANGE, Reaction.HOLD_BACK));
        commands.put("link, the freeze's answer lost", linking(Call.AUTHORIZE, Reaction.LOSE_ANSWER));
        commands.put("remove", TokenRun::remove);
        commands.put("remove, with due work", removing(Reaction.ANSWER));
        commands.put("remove, the detachment lost", removing(Reaction.LOSE_REQUEST));
        commands.put("remove, the detachment's answer lost", removing(Reaction.LOSE_ANSWER));
        commands.put("remove, the detachment refused", removing(Reaction.REFUSE));
        commands.put("remove, the detachment late", removing(Reaction.HOLD_BACK));
        commands.put("edit", TokenRun::edit);
        commands.put("pay", TokenRun::pay);
        commands.put("erase", TokenRun::erase);
        return commands;
    }

    private static Consumer<TokenRun> linking(Call call, Reaction reaction) {
        return run -> run.reacting(call, reaction).link(TestCards.MASTERCARD);
    }

    private static Consumer<TokenRun> removing(Reaction reaction) {
        return run -> {
            run.reacting(Call.DETACH, reaction).remove();
            run.dueWork();
        };
    }

    private static boolean dies(TokenRun run, int place, Consumer<TokenRun> command) {
        run.storage.dieAt(place);
        try {
            command.accept(run);
        } catch (MortalStorage.Died e) {
            assertThat(run.storage.isDead()).isTrue();
        }
        boolean died = run.storage.isDead();
        run.storage.revive();
        return died;
    }

    /** How many places the command has. */
    private static int interrupted(TokenRun run, int place, Consumer<TokenRun> command, Consumer<TokenRun> other) {
        run.storage.interruptAt(place, () -> contended(run, other));
        contended(run, command);
        int places = run.storage.places();
        run.storage.interruptAt(0, () -> {});
        return places;
    }

    /** Who meets an erasure may be sent away. */
    private static void contended(TokenRun run, Consumer<TokenRun> command) {
        try {
            command.accept(run);
        } catch (StoreContendedException e) {
            assertThat(e).hasMessageContaining("toys/");
        }
    }
}
