package com.saleswright.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same work on many threads that begin at the same moment. */
public final class AtOnce implements AutoCloseable {

    private final int times;
    private final ExecutorService threads;

    public AtOnce(int times) {
        this.times = times;
        this.threads = Executors.newFixedThreadPool(times);
    }

    /** What each of them got. */
    public <T> List<T> run(Callable<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(times);
        List<Future<T>> running = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            running.add(threads.submit(() -> {
                start.await();
                return work.call();
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> one : running) {
            results.add(one.get());
        }
        return results;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
