package com.saleswright.redesign.web;

import com.saleswright.redesign.migrate.Direction;
import com.saleswright.redesign.migrate.Migrations;
import com.saleswright.redesign.migrate.Preview;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Looks at running cases in the background, and keeps what it saw while people read it. A look is repeated when
 * something was decided since, or when somebody asks for it.
 */
@Component
class PreviewDesk implements DisposableBean {

    private static final int KEPT = 20;

    private final Migrations migrations;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(r -> {
        Thread thread = new Thread(r, "migration-preview");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Look> looks = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Look> eldest) {
            return size() > KEPT;
        }
    };

    PreviewDesk(Migrations migrations) {
        this.migrations = migrations;
    }

    /** The latest look, begun anew when it no longer holds or when asked to. */
    Look look(String number, Direction direction, boolean again) {
        String state = migrations.state(number, direction);
        synchronized (looks) {
            String key = number + direction;
            Look kept = looks.get(key);
            if (kept != null && kept.state.equals(state) && !(again && kept.result.isDone())) {
                return kept;
            }
            Look look = new Look(state);
            looks.put(key, look);
            look.result =
                    CompletableFuture.supplyAsync(() -> migrations.preview(number, direction, look::tried), worker);
            return look;
        }
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }

    /** A look that is under way or done. */
    static final class Look {

        private final String state;
        private CompletableFuture<Preview> result = new CompletableFuture<>();
        private volatile int tried;
        private volatile int of;

        Look(String state) {
            this.state = state;
        }

        private void tried(int cases, int all) {
            tried = cases;
            of = all;
        }

        /**
         * What was seen; null when it takes longer.
         *
         * @throws RuntimeException as the look did
         */
        @Nullable
        Preview within(Duration time) {
            try {
                return result.get(time.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException later) {
                return null;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return null;
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(failed);
            }
        }

        public int getTried() {
            return tried;
        }

        public int getOf() {
            return of;
        }
    }
}
