package com.saleswright.redesign;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** Ends a command of the engine so that nothing of it is kept. It is of a kind that the engine does not log. */
public final class Undone extends BadUserRequestException {

    private static final long serialVersionUID = 1;

    private Undone() {}

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    /**
     * Does work of an engine in one command that is thrown away at the end. What the command changes is kept in the
     * engine's memory until then: no row is written or locked, and queries do not see it.
     */
    public static <T> T of(ProcessEngineConfigurationImpl engine, Supplier<T> work) {
        List<T> result = new ArrayList<>(1);
        try {
            engine.getCommandExecutorTxRequired().execute(context -> {
                result.add(work.get());
                throw new Undone();
            });
        } catch (Undone expected) {
            return result.get(0);
        }
        throw new IllegalStateException("The command was not thrown away.");
    }
}
