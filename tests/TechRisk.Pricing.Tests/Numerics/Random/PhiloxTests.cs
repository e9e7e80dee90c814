using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

public sealed unsafe class PhiloxTests
{
    // Random123 distribution 1.x, file kat_vectors, lines "philox4x32 10": counter words, key words, output words
    public static TheoryData<uint[], uint[], uint[]> KnownAnswers => new()
    {
        { [0, 0, 0, 0], [0, 0], [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
        {
            [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
            [0xffffffff, 0xffffffff],
            [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]
        },
        {
            [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
            [0xa4093822, 0x299f31d0],
            [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]
        },
    };

    [Theory]
    [MemberData(nameof(KnownAnswers))]
    public void Philox_gives_the_known_answers_of_Random123(uint[] counter, uint[] key, uint[] answer)
    {
        ulong both = key[0] | ((ulong)key[1] << 32);
        (ulong first, ulong second) = Philox.Of(both, counter[0], counter[1], counter[2], counter[3]);
        uint[] words = [(uint)first, (uint)(first >> 32), (uint)second, (uint)(second >> 32)];
        Assert.Equal(answer, words);
    }

    [Theory]
    [MemberData(nameof(KnownAnswers))]
    public void Philox_in_lanes_gives_the_known_answers_of_Random123(uint[] counter, uint[] key, uint[] answer)
    {
        InLanes<Lane1>(counter, key, answer);
        if (LaneLoop.Width >= 4)
        {
            InLanes<Lane4>(counter, key, answer);
        }

        if (LaneLoop.Width >= 8)
        {
            InLanes<Lane8>(counter, key, answer);
        }
    }

    private static void InLanes<V>(uint[] counter, uint[] key, uint[] answer)
        where V : struct, ILane<V>
    {
        PhiloxKeys keys = new(new RandomKey(key[0] | ((ulong)key[1] << 32)));
        V c0 = V.SetBits(counter[0]);
        V c1 = V.SetBits(counter[1]);
        V c2 = V.SetBits(counter[2]);
        V c3 = V.SetBits(counter[3]);
        Philox.Apply(ref c0, ref c1, ref c2, ref c3, &keys);
        double* lanes = stackalloc double[8];
        V[] words = [c0, c1, c2, c3];
        for (int w = 0; w < 4; w++)
        {
            V.Store(lanes, words[w]);
            for (int i = 0; i < V.Count; i++)
            {
                Assert.Equal(answer[w], (uint)BitConverter.DoubleToUInt64Bits(lanes[i]));
            }
        }
    }
}
