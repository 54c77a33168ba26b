package dev.onecent.testkit.simulation;

import java.io.Serial;

/** The process is gone. Nothing catches it, as nothing catches a kill: it is what the SDK throws on, an error of the machine. */
final class ProcessDied extends VirtualMachineError {
    @Serial
    private static final long serialVersionUID = 1L;

    ProcessDied() {
        super("killed by the simulation");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
