package dev.wharf.component.wrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.binary.ComponentEncoder;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.wasm.module.Export;
import dev.wharf.wasm.text.ModuleParser;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class Preview1AdapterTest {
  private static final List<String> FUNCTIONS =
      List.of(
          "args_get",
          "args_sizes_get",
          "environ_get",
          "environ_sizes_get",
          "clock_res_get",
          "clock_time_get",
          "fd_advise",
          "fd_allocate",
          "fd_close",
          "fd_datasync",
          "fd_fdstat_get",
          "fd_fdstat_set_flags",
          "fd_fdstat_set_rights",
          "fd_filestat_get",
          "fd_filestat_set_size",
          "fd_filestat_set_times",
          "fd_pread",
          "fd_prestat_get",
          "fd_prestat_dir_name",
          "fd_pwrite",
          "fd_read",
          "fd_readdir",
          "fd_renumber",
          "fd_seek",
          "fd_sync",
          "fd_tell",
          "fd_write",
          "path_create_directory",
          "path_filestat_get",
          "path_filestat_set_times",
          "path_link",
          "path_open",
          "path_readlink",
          "path_remove_directory",
          "path_rename",
          "path_symlink",
          "path_unlink_file",
          "poll_oneoff",
          "proc_exit",
          "proc_raise",
          "random_get",
          "sched_yield",
          "sock_accept",
          "sock_recv",
          "sock_send",
          "sock_shutdown");

  @Test
  void everyFunctionOfPreview1IsThere() {
    String imports =
        FUNCTIONS.stream()
            .map(name -> "(import \"wasi_snapshot_preview1\" \"" + name + "\" (func))")
            .collect(Collectors.joining("\n"));
    var adapter = Preview1Adapter.of(ModuleParser.parse("(module " + imports + ")")).orElseThrow();
    assertThat(adapter.module().exports()).extracting(Export::name).containsAll(FUNCTIONS);
  }

  @Test
  void aModuleImportsOnlyWhatItNeeds() {
    var random =
        wrap(
            """
            (module
              (import "wasi_snapshot_preview1" "random_get"
                (func $random (param i32 i32) (result i32)))
              (memory (export "memory") 1))
            """);
    assertThat(random.type().imports().keySet()).containsExactly("wasi:random/random@0.2.12");
    assertThat(random.type().exports()).isEmpty();
  }

  @Test
  void aModuleWithAStartFunctionBecomesACommand() {
    var command = wrap("(module (memory (export \"memory\") 1) (func (export \"_start\")))");
    assertThat(command.type().imports()).isEmpty();
    assertThat(command.type().exports().keySet()).containsExactly("wasi:cli/run@0.2.12");
  }

  @Test
  void aModuleThatDoesNotKnowPreview1NeedsNoAdapter() {
    assertThat(Preview1Adapter.of(ModuleParser.parse("(module)"))).isEmpty();
  }

  private static ValidComponent wrap(String text) {
    var module = ModuleParser.parse(text);
    var component = ModuleWrapper.wrap(module, Preview1Adapter.of(module).stream().toList());
    return ComponentValidator.validate(ComponentDecoder.decode(ComponentEncoder.encode(component)));
  }
}
