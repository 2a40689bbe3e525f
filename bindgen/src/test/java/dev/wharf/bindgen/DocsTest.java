package dev.wharf.bindgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comments of WIT may say anything: they stay comments, and bring no HTML of theirs. */
class DocsTest {
  @TempDir private Path out;

  @Test
  void hostileCommentsStayTextOnThePagesOfJavadoc() throws Exception {
    var hostile = new Case("docs", Path.of("src/test/cases/docs.wit"), Path.of("none"));
    assertThat(Javac.documented(hostile.sources(), out)).isEmpty();
    String page = Files.readString(out.resolve("cases/docs/Nasty.html"));
    assertThat(page)
        .doesNotContain("<script>alert", "<img src=x", "<a href=\"javascript", "<u8>")
        .contains("&lt;script&gt;alert(8)", "<a href=\"https://example.org\">l</a>")
        .contains("@fenced \\u0041 list&lt;u8&gt;");
  }

  @Test
  void hostileCommentsDeclareNothing() throws Exception {
    var hostile = new Case("docs", Path.of("src/test/cases/docs.wit"), Path.of("none"));
    assertThat(Javac.onClassPath(hostile.sources(), out)).isEmpty();
    try (var files = Files.walk(out)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("Nasty.class", "Nasty$R.class", "Nasty$E.class");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "a list<u8> of `list<u8>` | a list&lt;u8> of `list<u8>`",
        "see [RFC 3339] and [it](https://x.org) | see \\[RFC 3339] and [it](https://x.org)",
        "\\\\u0041 and \\u0041 and `\\u0041` | \\\\u0041 and &#92;u0041 and `\\u005cu0041`",
        "\\[a](b) and \\`x | \\[a](b) and \\`x",
        "@since 1 | &#64;since 1",
        "odd ` tick, ``even ` one`` | odd ` tick, ``even ` one\\`\\`",
        "- ``` | - \\`\\`\\`",
        "mail <mailto:a@b.org> | mail <mailto:a@b.org>",
      })
  void aLineIsMarkdownWithoutHtml(String wit, String java) {
    assertThat(DocText.lines(wit)).isEqualTo(List.of(java));
  }

  @Test
  void codeThatIsNotEndedIsEnded() {
    assertThat(DocText.lines("Like this:\n```\na<b>")).endsWith("a<b>", "```");
    assertThat(DocText.lines("- so\n  ~~~\n  a<b>\n<b>"))
        .containsExactly("- so", "  ~~~", "  a<b>", "  ~~~", "&lt;b>");
  }
}
