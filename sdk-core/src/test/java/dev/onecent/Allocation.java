package dev.onecent;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How many bytes a call allocates on its own thread: a measure of work that no other load on the machine changes. */
final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** The second time, when every class is loaded. */
    static long of(Runnable call) {
        call.run();
        long before = allocated();
        call.run();
        return allocated() - before;
    }

    private static long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
