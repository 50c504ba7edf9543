#include <sys/resource.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>

#include "bench/attention/side.h"
#include "generator/kernels/fast_attention.h"

namespace owldeck {
namespace {

using Numbers = std::vector<float>;

/// A case's folder holds raw float32 numbers, as torch_side.py writes them.
Numbers read_numbers(const std::string& path, std::size_t count) {
  Numbers numbers(count);
  const auto bytes = static_cast<std::streamsize>(count * sizeof(float));
  std::ifstream file(path, std::ios::binary);
  if (!file.read(reinterpret_cast<char*>(numbers.data()), bytes)) {
    std::cerr << "cannot read " << path << '\n';
    std::exit(1);
  }
  return numbers;
}

void write_numbers(const std::string& path, const Numbers& numbers) {
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(numbers.data()),
             static_cast<std::streamsize>(numbers.size() * sizeof(float)));
}

std::string folder_of(const std::string& folder, const BenchCase& size) {
  return folder + '/' + std::to_string(size.batch) + '-' +
         std::to_string(size.tokens) + '-' + std::to_string(size.d_model) +
         '-' + std::to_string(size.heads) + '/';
}

/// The module with torch's weights, of which in_proj holds queries, keys and
/// values one below the other.
FastAttention read_module(const std::string& folder, const BenchCase& size) {
  const std::size_t d = size.d_model;
  const Numbers in = read_numbers(folder + "in_proj_weight", 3 * d * d);
  const Numbers in_bias = read_numbers(folder + "in_proj_bias", 3 * d);
  const Numbers out = read_numbers(folder + "out_proj.weight", d * d);
  const Numbers out_bias = read_numbers(folder + "out_proj.bias", d);
  const auto part = [](const Numbers& numbers, std::size_t which) {
    const std::size_t third = numbers.size() / 3;
    return std::span(numbers).subspan(which * third, third);
  };
  return {{d, d, size.heads},
          {part(in, 0), part(in, 1), part(in, 2), out, part(in_bias, 0),
           part(in_bias, 1), part(in_bias, 2), out_bias}};
}

/// Serves times; writes every case's output once, to be compared with torch's.
void serve_cases(const std::string& root, int threads) {
  Workspace workspace(threads);
  serve([&](const BenchCase& size) {
    const std::string folder = folder_of(root, size);
    const std::size_t count = size.rows() * size.d_model;
    const auto module =
        std::make_shared<FastAttention>(read_module(folder, size));
    const Numbers input = read_numbers(folder + "input", count);
    Numbers output(count);
    module->run(FastImplementation::Streaming, input, size.batch, size.tokens,
                output, workspace);
    write_numbers(folder + "output-" + std::to_string(threads), output);
    return [=, &workspace]() mutable {
      module->run(FastImplementation::Streaming, input, size.batch, size.tokens,
                  output, workspace);
    };
  });
}

/// Weights and input that need no file: numbers of about a Linear layer's size.
Numbers wave(std::size_t count, float size) {
  Numbers numbers(count);
  for (std::size_t i = 0; i < count; ++i) {
    numbers[i] = size * std::sin(static_cast<float>(i % 100003));
  }
  return numbers;
}

/// Prints the seconds of one run and the most memory that this process took.
void measure_memory(const BenchCase& size, int threads) {
  const std::size_t d = size.d_model;
  Workspace workspace(threads);
  const FastAttention module = [&] {
    const Numbers weight = wave(d * d, 0.05F);
    return FastAttention({d, d, size.heads},
                         {weight, weight, weight, weight, {}, {}, {}, {}});
  }();
  const Numbers input = wave(size.rows() * d, 1);
  Numbers output(input.size());
  const double time = seconds([&] {
    module.run(FastImplementation::Streaming, input, size.batch, size.tokens,
               output, workspace);
  });
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::cout << time << ' ' << usage.ru_maxrss << '\n';
}

}  // namespace
}  // namespace owldeck

/// attention_side serve FOLDER THREADS
/// attention_side memory BATCH TOKENS D HEADS THREADS
/// attention_side unit
int main(int argc, char** argv) {
  using namespace owldeck;
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() == 3 && words[0] == "serve") {
    serve_cases(words[1], std::stoi(words[2]));
  } else if (words.size() == 6 && words[0] == "memory") {
    measure_memory({std::stoul(words[1]), std::stoul(words[2]),
                    std::stoul(words[3]), std::stoul(words[4])},
                   std::stoi(words[5]));
  } else if (words.size() == 1 && words[0] == "unit") {
    std::cout << name_of(best_vector_unit()) << '\n';
  } else {
    std::cerr << "usage: attention_side serve|memory|unit ...\n";
    return 2;
  }
}
