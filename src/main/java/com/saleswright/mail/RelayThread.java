package com.saleswright.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the relay on a thread of its own, so that nobody's work waits for a mail server. */
class RelayThread implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RelayThread.class);
    private static final Duration POLL = Duration.ofSeconds(5);
    /** A little more than one wait for the server may take. */
    private static final Duration LEAVE = Duration.ofSeconds(12);

    private final Relay relay;
    private final RelaySignal signal;
    private volatile @Nullable Thread thread;

    RelayThread(Relay relay, RelaySignal signal) {
        this.relay = relay;
        this.signal = signal;
    }

    @Override
    public void start() {
        var started = new Thread(this::run, "mail-relay");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            try {
                relay.deliverDue();
                signal.await(POLL);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // Most likely the database; the queue is safe there.
                log.error("The mail relay failed and tries again in {} s", POLL.toSeconds(), e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            signal.await(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without an interrupt: that would close the file of the embedded database under everybody's feet. */
    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            relay.stop();
            signal.ring();
            try {
                running.join(LEAVE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
