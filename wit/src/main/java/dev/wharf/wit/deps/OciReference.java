package dev.wharf.wit.deps;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An artifact in a registry: {@code oci://host[:port]/repository[:tag][@sha256:hex]}. OCI
 * distribution specification, pulling manifests.
 *
 * @param digest of the manifest, {@code sha256:} and 64 digits
 */
public record OciReference(
    String host, String repository, Optional<String> tag, Optional<String> digest) {
  public static final String SCHEME = "oci://";

  /** Beyond what registries allow: host, repository, tag and digest. */
  private static final int LONGEST = 800;

  private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
  private static final Pattern FORM =
      Pattern.compile(
          "oci://([A-Za-z0-9.-]+(?::[0-9]{1,5})?)/("
              + PART
              + "(?:/"
              + PART
              + ")*)(?::([A-Za-z0-9_][A-Za-z0-9._-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?");

  /** The reference, if the text is one. */
  public static Optional<OciReference> parse(String text) {
    var matcher = FORM.matcher(text);
    return text.length() <= LONGEST && matcher.matches()
        ? Optional.of(
            new OciReference(
                matcher.group(1),
                matcher.group(2),
                Optional.ofNullable(matcher.group(3)),
                Optional.ofNullable(matcher.group(4))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return SCHEME
        + host
        + "/"
        + repository
        + tag.map(text -> ":" + text).orElse("")
        + digest.map(text -> "@" + text).orElse("");
  }
}
