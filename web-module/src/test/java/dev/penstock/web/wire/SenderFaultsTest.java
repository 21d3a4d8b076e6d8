package dev.penstock.web.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goal: a sender cannot fill the log, and what is the server's own trouble stays in it. Method: records as servers write them. */
class SenderFaultsTest {
    private static final Logger LOG = Logger.getLogger("jakarta.enterprise.web");

    private final SenderFaults faults = new SenderFaults();

    @BeforeEach
    void keepOut() {
        faults.keepOutOfTheLog();
    }

    @AfterEach
    void letIn() {
        faults.letIntoTheLog();
    }

    @Test
    void aSenderWhoWentAwayIsNotWrittenDown() {
        assertThat(written(new IOException("broken pipe"))).isFalse();
        assertThat(written(new IllegalStateException(new IOException("reset by peer"))))
                .isFalse();
    }

    @Test
    void aDatabaseOrABrokerThatIsAwayIsWrittenDown() {
        assertThat(written(new IllegalStateException(new ConnectException("refused"))))
                .isTrue();
        assertThat(written(new IllegalStateException(new SQLException(new IOException("reset")))))
                .isTrue();
        assertThat(written(new EJBException("rolled back", new IOException("closed"))))
                .isTrue();
        assertThat(written(new IllegalStateException("a defect"))).isTrue();
    }

    @Test
    void allIsWrittenDownOnceTheGuardIsTakenOff() {
        faults.letIntoTheLog();
        assertThat(written(new IOException("broken pipe"))).isTrue();
    }

    private static boolean written(Throwable thrown) {
        LogRecord record = new LogRecord(Level.WARNING, "an exception");
        record.setThrown(thrown);
        Filter filter = LOG.getFilter();
        return filter == null || filter.isLoggable(record);
    }
}
