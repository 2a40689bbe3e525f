package dev.wharf.wasi;

import java.nio.file.Path;

/**
 * A directory of the host that a guest may use.
 *
 * @param guest the name under which the guest knows it, such as {@code .} or {@code /data}
 * @param host the directory; it is opened at the guest's first use of it
 */
public record DirectoryGrant(String guest, Path host, Access access) {}
