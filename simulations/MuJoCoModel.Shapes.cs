namespace NeuroSymbolic.Simulations;

/// <content>What a scene looks like.</content>
public sealed unsafe partial class MuJoCoModel
{
    /// <summary>Meshes.</summary>
    public int Nmesh => Count(MuJoCoLayout.Model.Nmesh);

    /// <summary>Textures.</summary>
    public int Ntex => Count(MuJoCoLayout.Model.Ntex);

    /// <summary>Materials.</summary>
    public int Nmat => Count(MuJoCoLayout.Model.Nmat);

    /// <summary>Position of each geom in the frame of its body, m (ngeom x 3).</summary>
    public ReadOnlySpan<double> GeomPos => Doubles(MuJoCoLayout.Model.GeomPos, Ngeom * 3);

    /// <summary>Orientation of each geom in the frame of its body (ngeom x 4).</summary>
    public ReadOnlySpan<double> GeomQuat => Doubles(MuJoCoLayout.Model.GeomQuat, Ngeom * 4);

    /// <summary>Colour and opacity of each geom, where it has no material (ngeom x 4).</summary>
    public ReadOnlySpan<float> GeomRgba => Floats(MuJoCoLayout.Model.GeomRgba, Ngeom * 4);

    /// <summary>Material of each geom, -1 for none (ngeom).</summary>
    public ReadOnlySpan<int> GeomMatid => Integers(MuJoCoLayout.Model.GeomMatid, Ngeom);

    /// <summary>Mesh of each geom of that kind, -1 for none (ngeom).</summary>
    public ReadOnlySpan<int> GeomDataid => Integers(MuJoCoLayout.Model.GeomDataid, Ngeom);

    /// <summary>Group of each geom; pictures show 0 to 2 (ngeom).</summary>
    public ReadOnlySpan<int> GeomGroup => Integers(MuJoCoLayout.Model.GeomGroup, Ngeom);

    /// <summary>First vertex of each mesh (nmesh).</summary>
    public ReadOnlySpan<int> MeshVertadr => Integers(MuJoCoLayout.Model.MeshVertadr, Nmesh);

    /// <summary>Vertices of each mesh (nmesh).</summary>
    public ReadOnlySpan<int> MeshVertnum => Integers(MuJoCoLayout.Model.MeshVertnum, Nmesh);

    /// <summary>First triangle of each mesh (nmesh).</summary>
    public ReadOnlySpan<int> MeshFaceadr => Integers(MuJoCoLayout.Model.MeshFaceadr, Nmesh);

    /// <summary>Triangles of each mesh (nmesh).</summary>
    public ReadOnlySpan<int> MeshFacenum => Integers(MuJoCoLayout.Model.MeshFacenum, Nmesh);

    /// <summary>Vertices of all meshes, each in the frame of its geom, m (nmeshvert x 3).</summary>
    public ReadOnlySpan<float> MeshVert => Floats(MuJoCoLayout.Model.MeshVert, Count(MuJoCoLayout.Model.Nmeshvert) * 3);

    /// <summary>Triangles of all meshes: numbers of vertices of their own mesh, counter-clockwise from outside (nmeshface x 3).</summary>
    public ReadOnlySpan<int> MeshFace => Integers(MuJoCoLayout.Model.MeshFace, Count(MuJoCoLayout.Model.Nmeshface) * 3);

    /// <summary>mjtTexture of each texture: 0 plane, 1 cube, 2 skybox (ntex).</summary>
    public ReadOnlySpan<int> TexType => Integers(MuJoCoLayout.Model.TexType, Ntex);

    /// <summary>Rows of each texture; those of the six faces of a cube together (ntex).</summary>
    public ReadOnlySpan<int> TexHeight => Integers(MuJoCoLayout.Model.TexHeight, Ntex);

    /// <summary>Columns of each texture (ntex).</summary>
    public ReadOnlySpan<int> TexWidth => Integers(MuJoCoLayout.Model.TexWidth, Ntex);

    /// <summary>First byte of each texture (ntex).</summary>
    public ReadOnlySpan<int> TexAdr => Integers(MuJoCoLayout.Model.TexAdr, Ntex);

    /// <summary>Red, green and blue of all textures (ntexdata).</summary>
    public ReadOnlySpan<byte> TexRgb => new(*(byte**)(Pointer + MuJoCoLayout.Model.TexRgb), Count(MuJoCoLayout.Model.Ntexdata));

    /// <summary>Texture of each material, -1 for none (nmat).</summary>
    public ReadOnlySpan<int> MatTexid => Integers(MuJoCoLayout.Model.MatTexid, Nmat);

    /// <summary>Colour and opacity of each material (nmat x 4).</summary>
    public ReadOnlySpan<float> MatRgba => Floats(MuJoCoLayout.Model.MatRgba, Nmat * 4);

    private ReadOnlySpan<float> Floats(int offset, int length) => new(*(float**)(Pointer + offset), length);
}
