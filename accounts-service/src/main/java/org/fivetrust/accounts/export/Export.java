package org.fivetrust.accounts.export;

import java.io.IOException;

/** One export under way. Vouchers come one after another, in the order of their days, and none is kept. */
interface Export {

    void begin() throws IOException;

    void voucher(ExportVoucher voucher) throws IOException;

    /** Writes the end of the file; does not close the stream. */
    void end() throws IOException;
}
