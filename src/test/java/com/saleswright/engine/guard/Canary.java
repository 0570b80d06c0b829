package com.saleswright.engine.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Sings when foreign code runs: hostile files make one, or leave a file where it looks. */
public final class Canary implements JavaDelegate, ExecutionListener, TaskListener {

    private static final AtomicBoolean SANG = new AtomicBoolean();
    private static final Path FILE = Path.of("target", "guard-canary");

    public Canary() {
        SANG.set(true);
    }

    /** Whether it sang since it was asked last. */
    static boolean sang() {
        try {
            return SANG.getAndSet(false) | Files.deleteIfExists(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void execute(DelegateExecution execution) {}

    @Override
    public void notify(DelegateExecution execution) {}

    @Override
    public void notify(DelegateTask task) {}
}
