# The flags and the two shapes of target that every folder uses.

add_library(aplomb_flags INTERFACE)
target_compile_features(aplomb_flags INTERFACE cxx_std_20)
target_include_directories(aplomb_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(aplomb_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Werror
  -Wno-maybe-uninitialized                # GCC 12 sees it in std::variant of strings when optimising, where it is not
  -ffp-contract=off                       # a score is the same bit for bit on every build of one source
  -fstack-protector-strong -fPIE)
target_link_options(aplomb_flags INTERFACE -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
if(APLOMB_FUZZ)
  # Every room that a target uses carries the counters: without them a run covers nothing and can find nothing new. GCC does the warnings.
  target_compile_options(aplomb_flags INTERFACE -Wno-error -Wno-everything
    -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(aplomb_flags INTERFACE -fsanitize=address,undefined)
elseif(APLOMB_SANITIZE)
  target_compile_options(aplomb_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(aplomb_flags INTERFACE -fsanitize=address,undefined)
else()
  target_compile_options(aplomb_flags INTERFACE $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=2>)
endif()

# With APLOMB_QUICK_BUILD (the presets release and asan) the standard headers that everyone reads are precompiled and test programs are not
# optimised. The preset dev builds without, so that a header which forgets an include is found.
set(aplomb_common_headers <algorithm> <array> <cmath> <cstdint> <filesystem> <functional> <map> <memory> <optional> <set> <span> <stdexcept>
  <string> <string_view> <tuple> <utility> <variant> <vector>)

# aplomb_folder(<name> DEPENDS <folders below> LIBS <libraries> [EXCLUDE <files>]): one static library for src/<name>.
# What stands under DEPENDS is what the floors' table allows; tests/house reads the #include lines.
function(aplomb_folder name)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LIBS;EXCLUDE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  foreach(excluded ${ARG_EXCLUDE})
    list(REMOVE_ITEM sources ${CMAKE_CURRENT_SOURCE_DIR}/${excluded})
  endforeach()
  if(NOT sources)
    return()
  endif()
  add_library(aplomb_${name} STATIC ${sources})
  target_link_libraries(aplomb_${name} PUBLIC aplomb_flags)
  foreach(below ${ARG_DEPENDS})
    if(TARGET aplomb_${below})
      target_link_libraries(aplomb_${name} PUBLIC aplomb_${below})
    endif()
  endforeach()
  target_link_libraries(aplomb_${name} PUBLIC ${ARG_LIBS})
  if(APLOMB_QUICK_BUILD)
    target_precompile_headers(aplomb_${name} PRIVATE ${aplomb_common_headers})
  endif()
endfunction()

# aplomb_tests(<name> LINKS <targets> [ENV ...]): one doctest program test_<name> from every .cpp of the folder; each case a CTest test.
function(aplomb_tests name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "LINKS;LABELS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  foreach(link ${ARG_LINKS})
    if(link MATCHES "^aplomb_" AND NOT TARGET ${link})
      message(STATUS "no tests for ${name}: ${link} has no sources yet")
      return()
    endif()
  endforeach()
  if(NOT sources)
    return()
  endif()
  add_executable(test_${name} ${sources})
  target_link_libraries(test_${name} PRIVATE aplomb_flags doctest::doctest ${ARG_LINKS})
  target_include_directories(test_${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_compile_definitions(test_${name} PRIVATE
    APLOMB_SOURCE_DIR="${CMAKE_SOURCE_DIR}" APLOMB_BINARY_DIR="${CMAKE_BINARY_DIR}")
  if(APLOMB_QUICK_BUILD)
    target_precompile_headers(test_${name} PRIVATE ${aplomb_common_headers} <doctest/doctest.h>)
    set_source_files_properties(${CMAKE_CURRENT_SOURCE_DIR}/main.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    target_compile_definitions(test_${name} PRIVATE DOCTEST_CONFIG_SUPER_FAST_ASSERTS)
    target_compile_options(test_${name} PRIVATE -O0 -U_FORTIFY_SOURCE)
  endif()
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  doctest_discover_tests(test_${name} TEST_PREFIX "${name}: "
    PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${name};${ARG_LABELS}"
      ENVIRONMENT "APLOMB_DATA=${CMAKE_BINARY_DIR}/share/aplomb")
endfunction()
