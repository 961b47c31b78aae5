// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/inflate.h"

#include <array>
#include <span>
#include <utility>

namespace berth {
namespace {

constexpr int maxCodeLength = 15;
constexpr int endOfBlock = 256;

// A canonical Huffman code: how many codes there are of each length, and the symbols in the order of their
// codes.
class Huffman
{
public:
    // False when more codes are asked for than there are. Fewer are allowed: a lone distance code is one
    // short.
    bool build(std::span<const quint8> lengths)
    {
        m_counts.fill(0);
        for (const quint8 length : lengths)
            ++m_counts[length];
        int left = 1;
        for (int length = 1; length <= maxCodeLength; ++length) {
            left = (left << 1) - m_counts[size_t(length)];
            if (left < 0)
                return false;
        }
        std::array<int, maxCodeLength + 2> offsets{};
        for (size_t length = 1; length <= maxCodeLength; ++length)
            offsets[length + 1] = offsets[length] + m_counts[length];
        for (size_t symbol = 0; symbol < lengths.size(); ++symbol) {
            if (lengths[symbol] != 0)
                m_symbols[size_t(offsets[lengths[symbol]]++)] = quint16(symbol);
        }
        return true;
    }

    // -1 for a code that stands for nothing; `bit` gives the next bit, or -1 at the end.
    template <typename Bit> int decode(Bit bit) const
    {
        int code = 0;
        int first = 0;
        int index = 0;
        for (size_t length = 1; length <= maxCodeLength; ++length) {
            const int next = bit();
            if (next < 0)
                return -1;
            code |= next;
            const int count = m_counts[length];
            if (code - first < count)
                return m_symbols[size_t(index + code - first)];
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        return -1;
    }

private:
    std::array<int, maxCodeLength + 1> m_counts{};
    std::array<quint16, 288> m_symbols{};
};

struct Extra
{
    quint16 base;
    quint8 bits;
};

// Symbols 257 to 285 (RFC 1951, 3.2.5).
constexpr std::array<Extra, 29> lengthCodes{{{3, 0}, {4, 0}, {5, 0}, {6, 0}, {7, 0}, {8, 0}, {9, 0}, {10, 0},
    {11, 1}, {13, 1}, {15, 1}, {17, 1}, {19, 2}, {23, 2}, {27, 2}, {31, 2}, {35, 3}, {43, 3}, {51, 3},
    {59, 3}, {67, 4}, {83, 4}, {99, 4}, {115, 4}, {131, 5}, {163, 5}, {195, 5}, {227, 5}, {258, 0}}};
constexpr std::array<Extra, 30> distanceCodes{
    {{1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 1}, {7, 1}, {9, 2}, {13, 2}, {17, 3}, {25, 3}, {33, 4}, {49, 4},
        {65, 5}, {97, 5}, {129, 6}, {193, 6}, {257, 7}, {385, 7}, {513, 8}, {769, 8}, {1025, 9}, {1537, 9},
        {2049, 10}, {3073, 10}, {4097, 11}, {6145, 11}, {8193, 12}, {12289, 12}, {16385, 13}, {24577, 13}}};

class Inflater
{
public:
    Inflater(QByteArrayView stream, qsizetype maxSize)
        : m_stream(stream)
        , m_maxSize(maxSize)
    {
    }

    std::optional<Inflated> run()
    {
        int last = 0;
        do {
            last = bits(1);
            const int type = bits(2);
            const bool good = last >= 0
                && (type == 0       ? stored()
                        : type == 1 ? fixed()
                        : type == 2 ? dynamic()
                                    : false);
            if (!good)
                return std::nullopt;
        } while (last == 0);
        return Inflated{std::move(m_out), m_at};
    }

private:
    int bit()
    {
        if (m_bitsLeft == 0) {
            if (m_at >= m_stream.size())
                return -1;
            m_byte = quint8(m_stream[m_at++]);
            m_bitsLeft = 8;
        }
        const int value = m_byte & 1;
        m_byte >>= 1;
        --m_bitsLeft;
        return value;
    }

    int bits(int count)
    {
        int value = 0;
        for (int i = 0; i < count; ++i) {
            const int next = bit();
            if (next < 0)
                return -1;
            value |= next << i;
        }
        return value;
    }

    int symbolOf(const Huffman &code)
    {
        return code.decode([this] { return bit(); });
    }

    int extra(const Extra &code)
    {
        const int more = bits(code.bits);
        return more < 0 ? -1 : code.base + more;
    }

    bool stored()
    {
        m_bitsLeft = 0;
        const int length = bits(16);
        const int complement = bits(16);
        if (complement < 0 || length != (~complement & 0xffff) || m_stream.size() - m_at < length
            || m_out.size() + length > m_maxSize)
            return false;
        m_out += m_stream.sliced(m_at, length);
        m_at += length;
        return true;
    }

    bool fixed()
    {
        std::array<quint8, 288> lengths{};
        for (size_t symbol = 0; symbol < lengths.size(); ++symbol)
            lengths[symbol] = symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8;
        std::array<quint8, 30> distances{};
        distances.fill(5);
        Huffman symbols;
        Huffman distance;
        return symbols.build(lengths) && distance.build(distances) && compressed(symbols, distance);
    }

    bool dynamic()
    {
        const int symbolCount = bits(5) + 257;
        const int distanceCount = bits(5) + 1;
        const int lengthCount = bits(4) + 4;
        if (symbolCount > 286 || distanceCount > 30)
            return false;
        static constexpr std::array<quint8, 19> order{
            16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
        std::array<quint8, 19> lengthLengths{};
        for (int i = 0; i < lengthCount; ++i) {
            const int length = bits(3);
            if (length < 0)
                return false;
            lengthLengths[order[size_t(i)]] = quint8(length);
        }
        Huffman lengthCode;
        std::array<quint8, 286 + 30> lengths{};
        const auto wanted = size_t(symbolCount + distanceCount);
        if (!lengthCode.build(lengthLengths) || !readLengths(lengthCode, std::span(lengths).first(wanted)))
            return false;
        Huffman symbols;
        Huffman distance;
        return lengths[endOfBlock] != 0 && symbols.build(std::span(lengths).first(size_t(symbolCount)))
            && distance.build(std::span(lengths).subspan(size_t(symbolCount), size_t(distanceCount)))
            && compressed(symbols, distance);
    }

    // The lengths are coded themselves, with runs (RFC 1951, 3.2.7).
    bool readLengths(const Huffman &code, std::span<quint8> lengths)
    {
        size_t at = 0;
        while (at < lengths.size()) {
            const int symbol = symbolOf(code);
            if (symbol < 0)
                return false;
            if (symbol < 16) {
                lengths[at++] = quint8(symbol);
                continue;
            }
            if (symbol == 16 && at == 0)
                return false;
            const quint8 repeated = symbol == 16 ? lengths[at - 1] : quint8(0);
            int count = symbol == 16 ? extra({3, 2}) : symbol == 17 ? extra({3, 3}) : extra({11, 7});
            if (count < 0 || at + size_t(count) > lengths.size())
                return false;
            while (count-- > 0)
                lengths[at++] = repeated;
        }
        return true;
    }

    bool compressed(const Huffman &symbols, const Huffman &distances)
    {
        while (true) {
            const int symbol = symbolOf(symbols);
            if (symbol == endOfBlock)
                return true;
            if (symbol < 0 || m_out.size() >= m_maxSize)
                return false;
            if (symbol < endOfBlock) {
                m_out += char(symbol);
                continue;
            }
            if (size_t(symbol - 257) >= lengthCodes.size())
                return false;
            const int length = extra(lengthCodes[size_t(symbol - 257)]);
            const int distanceSymbol = symbolOf(distances);
            if (length < 0 || distanceSymbol < 0 || size_t(distanceSymbol) >= distanceCodes.size())
                return false;
            const int distance = extra(distanceCodes[size_t(distanceSymbol)]);
            if (distance < 0 || distance > m_out.size() || m_out.size() + length > m_maxSize)
                return false;
            // One by one: what is copied may be what has just been written.
            for (int i = 0; i < length; ++i)
                m_out += m_out[m_out.size() - distance];
        }
    }

    QByteArrayView m_stream;
    qsizetype m_maxSize;
    qsizetype m_at = 0;
    QByteArray m_out;
    unsigned m_byte = 0;
    int m_bitsLeft = 0;
};

}

std::optional<Inflated> inflate(QByteArrayView stream, qsizetype maxSize)
{
    return Inflater(stream, maxSize).run();
}

}
