package dev.onecent.testkit.simulation;

import dev.onecent.testkit.simulation.FaultPlan.Place;
import java.util.Optional;

/** The one gate through which everything passes that reaches beyond a process: here it is counted, and goes wrong. */
final class Effects {
    private final World world;
    private final HostProcess process;

    Effects(World world, HostProcess process) {
        this.world = world;
        this.process = process;
    }

    World world() {
        return world;
    }

    <T> T perform(EffectKind kind, String name, EffectCall<T> real, Answers<T> answers) {
        return perform(kind, name, real, real, answers);
    }

    /** @param delayed what happens if it happens hours later */
    <T> T perform(EffectKind kind, String name, EffectCall<T> real, EffectCall<T> delayed, Answers<T> answers) {
        process.requireAlive();
        if (kind.isCall() && Thread.currentThread().isInterrupted()) {
            world.say("  " + process + " " + name + ": not sent, the thread is interrupted");
            return answers.failed().get();
        }
        Place place = world.nextPlace(kind);
        Optional<Fault> fault = world.faultAt(kind, place);
        fault.ifPresent(happening -> world.count(happening, process + " " + place + " " + name + ": " + happening));
        if (fault.isEmpty()) {
            T answer = real.happen();
            if (!kind.isLook()) {
                world.trace(process + " " + place + " " + name, answer);
            }
            return answer;
        }
        RandomChoice draw = world.drawAt(place);
        return fault.get() == Fault.INTERRUPT
                ? interrupted(kind, real, answers, draw)
                : suffer(fault.get(), name, real, delayed, answers, draw);
    }

    @SuppressWarnings("NullAway") // an odd answer breaks the contract on purpose
    private <T> T suffer(
            Fault fault,
            String name,
            EffectCall<T> real,
            EffectCall<T> delayed,
            Answers<T> answers,
            RandomChoice draw) {
        switch (fault) {
            case CRASH_BEFORE:
                throw process.die();
            case CRASH_AFTER:
                real.happen();
                throw process.die();
            case LOSE_ANSWER:
                real.happen();
                return answers.lost().get();
            case DUPLICATE:
                T first = real.happen();
                real.happen();
                return first;
            case DELAY:
                world.delay(name, delayed, draw);
                return answers.lost().get();
            case CLOCK_JUMP:
                T answer = real.happen();
                world.jump(draw);
                return answer;
            case NONSENSE:
                if (draw.chance(50)) {
                    real.happen();
                }
                return answers.odd().apply(draw);
            case PENDING:
                real.happen();
                return answers.vague().get();
            case FORGET:
                return answers.vague().get();
            case INTERLEAVE:
                world.interleave(process, draw);
                process.requireAlive();
                return real.happen();
            case FAIL:
            default:
                return answers.failed().get();
        }
    }

    private <T> T interrupted(EffectKind kind, EffectCall<T> real, Answers<T> answers, RandomChoice draw) {
        world.interrupt();
        if (!kind.isCall()) {
            return real.happen();
        }
        if (draw.chance(50)) {
            real.happen();
        }
        return answers.failed().get();
    }
}
