# One static library per folder of src/ that holds sources; the folder is the library is the namespace.
# Dependencies between the folders follow src/LAYERS, which tools/check_layers enforces on the includes.

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_library(styrhus_options INTERFACE)
target_compile_options(styrhus_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Wold-style-cast -Woverloaded-virtual -Wcast-align -Wdouble-promotion
  -Wno-missing-field-initializers -Wno-maybe-uninitialized
  # GCC 12 sees impossible overlaps inside std::string at -O3 (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
if(CMAKE_UNITY_BUILD)
  # One source's local names are global to the next; the dev preset, which reads each by itself, still warns.
  target_compile_options(styrhus_options INTERFACE -Wno-shadow $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endif()
if(STYRHUS_WERROR)
  # What a newer library calls deprecated is no error of ours yet.
  target_compile_options(styrhus_options INTERFACE -Werror -Wno-error=deprecated-declarations)
endif()
if(STYRHUS_SANITIZE)
  # A null pointer that is used stops the program under the address sanitizer anyway, and to check each one makes
  # much code to compile.
  add_compile_options(-fsanitize=${STYRHUS_SANITIZE} -fno-sanitize=null -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${STYRHUS_SANITIZE})
  if(STYRHUS_SANITIZE MATCHES thread)
    # The thread sanitizer knows no fences; what Asio's fences guard, its locks guard as well.
    add_compile_definitions(BOOST_ASIO_DISABLE_FENCED_BLOCK)
    # Before the installed TBB, whose inner workings it cannot see.
    include_directories(BEFORE ${CMAKE_SOURCE_DIR}/tests/threads)
  endif()
endif()

# styrhus_layer(name [DEPS layer...] [LIBS external...]): library styrhus_<name> of this folder's *.cpp.
# A name with a slash, such as models/ladder, becomes styrhus_models_ladder.
function(styrhus_layer name)
  cmake_parse_arguments(ARG "" "" "DEPS;LIBS" ${ARGN})
  string(REPLACE "/" "_" target styrhus_${name})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(sources)
    add_library(${target} STATIC ${sources})
    target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR}/src)
    set(scope PUBLIC)
    target_link_libraries(${target} PRIVATE styrhus_options)
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE ${CMAKE_SOURCE_DIR}/src)
    set(scope INTERFACE)
  endif()
  foreach(dep ${ARG_DEPS})
    string(REPLACE "/" "_" dep_target styrhus_${dep})
    target_link_libraries(${target} ${scope} ${dep_target})
  endforeach()
  target_link_libraries(${target} ${scope} ${ARG_LIBS})
endfunction()

# styrhus_test(name LABEL label LIBS layer...): one test program of this folder's *_test.cpp.
function(styrhus_test name)
  cmake_parse_arguments(ARG "" "LABEL" "DEPS;LIBS" ${ARGN})
  string(REPLACE "/" "_" target ${name}_test)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*_test.cpp)
  add_executable(${target} ${sources})
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_compile_definitions(${target} PRIVATE STYRHUS_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  foreach(dep ${ARG_DEPS})
    string(REPLACE "/" "_" dep_target styrhus_${dep})
    target_link_libraries(${target} PRIVATE ${dep_target})
  endforeach()
  target_link_libraries(${target} PRIVATE styrhus_options ${ARG_LIBS} GTest::gtest GTest::gtest_main)
  if(NOT ARG_LABEL)
    set(ARG_LABEL fast)
  endif()
  add_test(NAME ${target} COMMAND ${target})
  set_tests_properties(${target} PROPERTIES LABELS ${ARG_LABEL})
endfunction()
