package dev.penstock.ejb.stage;

import dev.penstock.claim.ClaimCheck;
import dev.penstock.model.Models;
import dev.penstock.schema.Schemas;
import dev.penstock.work.StageWork;
import dev.penstock.work.TimeLimit;
import dev.penstock.writeback.WriteBacks;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Offers {@link StageWork}, on the server's threads, and the {@link Pauses} of stages. */
@ApplicationScoped
public class StageWorkProducer {
    @Resource
    private ManagedExecutorService executor;

    @Produces
    @Singleton
    StageWork stageWork(
            Models models, WriteBacks writeBacks, Schemas schemas, ClaimCheck claimCheck, InstantSource clock) {
        return new StageWork(models, writeBacks, schemas, claimCheck, new TimeLimit(executor), clock);
    }

    @Produces
    @Singleton
    Pauses pauses(InstantSource clock) {
        return new Pauses(clock);
    }

    void stop(@Disposes Pauses pauses) {
        pauses.stop();
    }
}
