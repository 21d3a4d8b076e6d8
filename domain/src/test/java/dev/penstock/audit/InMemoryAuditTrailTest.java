package dev.penstock.audit;

class InMemoryAuditTrailTest implements AuditTrailContract {
    private final AuditTrail trail = new InMemoryAuditTrail();

    @Override
    public AuditTrail trail() {
        return trail;
    }

    @Override
    public void commit(Runnable work) {
        work.run();
    }
}
