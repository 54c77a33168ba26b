package dev.onecent;

import java.lang.reflect.Method;

/**
 * How many bytes a call allocates on its own thread: a measure of work that no other load on the machine changes. By reflection,
 * because the module under test does not read {@code jdk.management}.
 */
final class Allocation {
    private static final Object THREADS = threads();
    private static final Method BYTES = bytes();

    private Allocation() {}

    /** The second time, when every class is loaded. */
    static long of(Runnable call) {
        call.run();
        long before = allocated();
        call.run();
        return allocated() - before;
    }

    private static long allocated() {
        try {
            return (Long) BYTES.invoke(THREADS, Thread.currentThread().getId());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object threads() {
        try {
            return Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Method bytes() {
        try {
            return Class.forName("com.sun.management.ThreadMXBean").getMethod("getThreadAllocatedBytes", long.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
