package org.curbstop.store;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Delivers events to the listeners of the server process from when all of them are ready until shutdown. An exception in one listener does
 * not keep the event from the others; the event is then redelivered to all of them.
 */
final class EventDispatcher implements SmartLifecycle {

    /** Exceptions thrown by the listeners of the event that this thread is delivering. */
    private static final ThreadLocal<List<Throwable>> FAILURES = new ThreadLocal<>();

    private final Database database;
    private final ApplicationEventPublisher publisher;
    private volatile boolean running;

    EventDispatcher(Database database, ApplicationEventPublisher publisher) {
        this.database = database;
        this.publisher = publisher;
    }

    private void publish(Object event) {
        var refusals = new ArrayList<Throwable>();
        FAILURES.set(refusals);
        try {
            publisher.publishEvent(event);
        } finally {
            FAILURES.remove();
        }
        if (!refusals.isEmpty()) {
            var first = refusals.getFirst();
            refusals.stream().skip(1).forEach(first::addSuppressed);
            throw first instanceof RuntimeException fault ? fault : new IllegalStateException(first);
        }
    }

    /** Records the exception of a listener. Outside a delivery, rethrows it as Spring does by default. */
    static void recordFailure(Throwable refusal) {
        List<Throwable> refusals = FAILURES.get();
        if (refusals != null && !(refusal instanceof VirtualMachineError)) {
            refusals.add(refusal);
        } else if (refusal instanceof Error error) {
            throw error;
        } else {
            throw (RuntimeException) refusal;
        }
    }

    @Override
    public void start() {
        database.startEventDelivery(this::publish);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        database.stopEventDelivery();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
