package dev.penstock.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Work of many threads at the same moment, several times over: the first time, opening connections would keep them apart. */
public final class AtOnce {
    public static final int THREADS = 16;
    public static final int ROUNDS = 5;

    private static final int WAIT_S = 60;

    /** One thread's part in one round. */
    public interface Work<T> {
        T inRound(int round, int thread) throws Exception;
    }

    private AtOnce() {}

    /** What each thread made of each round, in no order. Throws what any of them threw. */
    public static <T> List<T> results(Work<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<List<T>>> rounds = IntStream.range(0, THREADS)
                    .<Callable<List<T>>>mapToObj(thread -> () -> {
                        List<T> results = new ArrayList<>();
                        for (int round = 0; round < ROUNDS; round++) {
                            start.await(WAIT_S, TimeUnit.SECONDS);
                            results.add(work.inRound(round, thread));
                        }
                        return results;
                    })
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<List<T>> done : threads.invokeAll(rounds)) {
                results.addAll(done.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
