#include <algorithm>

#include "generator/kernels/packed_attention.h"

namespace owldeck {
namespace {

/// One run: where its parts lie in the workspace's memory.
struct Stream {
  const PackedAttention& packed;
  const float* input;
  std::size_t tokens;
  float* output;
  float* keys;    ///< [sequence, head] panels of head_dim x panel keys
  float* values;  ///< [sequence, head] panels of tokens x panel columns
  float* own;     ///< [member] own_size()

  [[nodiscard]] std::size_t key_size() const {
    return padded(*packed.kernels, tokens) * packed.head_dim;
  }
  [[nodiscard]] std::size_t value_size() const {
    return tokens * packed.head_columns;
  }
};

/// A member's memory: the products' scratch, the kernel's, and two blocks of
/// rows as wide as all heads.
std::size_t own_size(const PackedAttention& packed) {
  return kProductScratch + attend_scratch(packed.head_dim) +
         2 * kMostRows * packed.width();
}

struct Own {
  float* product;
  float* attend;
  float* first;   ///< [row, width]
  float* second;  ///< [row, width]
};

Own own_of(const Stream& stream, std::size_t member) {
  float* product = stream.own + member * own_size(stream.packed);
  float* attend = product + kProductScratch;
  float* first = attend + attend_scratch(stream.packed.head_dim);
  return {product, attend, first, first + kMostRows * stream.packed.width()};
}

/// Calls `work(sequence, token, offset, rows)` for the part of every sequence
/// that a block holds, from `token` on, `offset` rows into the block.
template <class Work>
void each_sequence(const Stream& stream, const RowBlock& block,
                   const Work& work) {
  for (std::size_t done = 0; done < block.rows;) {
    const std::size_t row = block.first + done;
    const std::size_t token = row % stream.tokens;
    const std::size_t rows = std::min(block.rows - done, stream.tokens - token);
    work(row / stream.tokens, token, done, rows);
    done += rows;
  }
}

/// Projects a block to keys and values and lays them out for the kernel.
void prepare_block(const Stream& stream, const RowBlock& block,
                   const Own& own) {
  const PackedAttention& packed = stream.packed;
  const KernelSet& kernels = *packed.kernels;
  const std::size_t width = packed.width();
  const float* input = stream.input + block.first * packed.shape.d_in;
  project(packed, input, block.rows, width, width, own.first, width,
          own.product);
  project(packed, input, block.rows, 2 * width, width, own.second, width,
          own.product);
  each_sequence(
      stream, block,
      [&](std::size_t sequence, std::size_t token, std::size_t offset,
          std::size_t rows) {
        for (std::size_t head = 0; head < packed.shape.heads; ++head) {
          const std::size_t place = sequence * packed.shape.heads + head;
          const std::size_t from = offset * width + head * packed.head_columns;
          pack_rows(kernels, own.first + from, width, rows, packed.head_dim,
                    token, stream.keys + place * stream.key_size());
          pack_columns(kernels, own.second + from, width, rows,
                       packed.head_columns, token,
                       stream.values + place * stream.value_size(),
                       stream.tokens * kernels.panel);
        }
      });
}

/// One head's contexts of a part of a block, from queries to contexts.
void attend_part(const Stream& stream, std::size_t place, std::size_t token,
                 std::size_t rows, const float* queries, float* contexts,
                 float* scratch) {
  const PackedAttention& packed = stream.packed;
  const bool causal = packed.shape.causal;
  packed.kernels->attend(
      {.queries = queries,
       .query_stride = packed.width(),
       .rows = rows,
       .head_dim = packed.head_dim,
       .visible = causal ? token + 1 : stream.tokens,
       .visible_step = causal ? 1U : 0U,
       .keys = stream.keys + place * stream.key_size(),
       .key_count = stream.tokens,
       .values = stream.values + place * stream.value_size(),
       .value_panel_stride = stream.tokens * packed.kernels->panel,
       .value_columns = packed.head_columns,
       .scale = packed.scale,
       .result = contexts,
       .result_stride = packed.width(),
       .scratch = scratch});
}

/// Everything else of a block: queries, attention, output projection.
void finish_block(const Stream& stream, const RowBlock& block, const Own& own) {
  const PackedAttention& packed = stream.packed;
  const std::size_t width = packed.width();
  project(packed, stream.input + block.first * packed.shape.d_in, block.rows, 0,
          width, own.first, width, own.product);
  each_sequence(
      stream, block,
      [&](std::size_t sequence, std::size_t token, std::size_t offset,
          std::size_t rows) {
        for (std::size_t head = 0; head < packed.shape.heads; ++head) {
          const std::size_t from = offset * width + head * packed.head_columns;
          attend_part(stream, sequence * packed.shape.heads + head, token, rows,
                      own.first + from, own.second + from, own.attend);
        }
      });
  project_out(packed, own.second, block.rows,
              stream.output + block.first * packed.shape.d_model, own.product);
}

}  // namespace

void run_streaming(const PackedAttention& packed, const float* input,
                   std::size_t batch, std::size_t tokens, float* output,
                   Workspace& workspace) {
  ThreadTeam& team = workspace.team();
  Stream stream{packed, input, tokens, output, nullptr, nullptr, nullptr};
  const std::size_t places = batch * packed.shape.heads;
  const std::size_t key_size = places * stream.key_size();
  const std::size_t value_size = places * stream.value_size();
  stream.own =
      workspace.memory(key_size + value_size + team.size() * own_size(packed));
  stream.keys = stream.own + team.size() * own_size(packed);
  stream.values = stream.keys + key_size;
  const std::vector<RowBlock> blocks =
      row_blocks(*packed.kernels, batch, tokens, team.size());
  team.run(blocks.size(), [&](std::size_t member, std::size_t task) {
    prepare_block(stream, blocks[task], own_of(stream, member));
  });
  // The last blocks see most keys: beginning with them ends evenly.
  team.run(blocks.size(), [&](std::size_t member, std::size_t task) {
    finish_block(stream, blocks[blocks.size() - 1 - task],
                 own_of(stream, member));
  });
}

}  // namespace owldeck
