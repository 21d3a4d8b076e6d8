package dev.penstock.signature;

import java.security.GeneralSecurityException;
import java.util.zip.CRC32;

/** The CRC-32 of the body in decimal digits. Two bodies of one checksum are easily made: what it binds, it binds weakly. */
record ChecksumPart() implements ContentPart {
    @Override
    public void write(ContentSink sink, SigningContext context) throws GeneralSecurityException {
        CRC32 checksum = new CRC32();
        checksum.update(context.reading().request().body().bytes());
        sink.write(Long.toString(checksum.getValue()));
    }

    @Override
    public boolean coversBody() {
        return true;
    }
}
